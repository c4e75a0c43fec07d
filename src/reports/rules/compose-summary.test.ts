import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAudit, northshire, readWords } from '../builders.ts';
import { composeSummary } from './compose-summary.ts';

const headings = (audit: ReturnType<typeof buildAudit>) =>
  composeSummary(audit, northshire).blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));

test('an audit of which little is known has only the sections that can be filled', () => {
  assert.deepEqual(headings(buildAudit()), ['Why and how', 'Who took part']);
});

test('sections come in the order why, who, what was found, what is to be done', () => {
  const action = { kind: 'change', text: 'Do it.', owners: [], themes: [] } as const;
  const finding = { text: 'So it was.', themes: ['plans'] };
  assert.deepEqual(
    headings(
      buildAudit({
        findings: [
          { ...finding, ref: '1', kind: 'learning' },
          { ...finding, ref: '2', kind: 'strength' },
        ],
        statements: [{ kind: 'conclusion', text: 'In short.' }],
        recommendations: [
          { ...action, ref: '1', form: 'suggested_action' },
          { ...action, ref: '2', form: 'recommendation' },
        ],
        reflectiveQuestions: ['And we?'],
        resources: [{ title: 'Film' }],
        citations: [{ document: 'working-together', edition: '2018', use: 'definition' }],
      }),
    ),
    [
      'Why and how',
      'Who took part',
      'What worked well',
      'What to learn',
      'Conclusions',
      'Recommendations',
      'Suggested actions',
      'Questions for a team',
      'Definitions and guidance',
      'Resources',
    ],
  );
});

test('that no child was left unsafe, and what was fed back apart, stand in a note of their own', () => {
  const { blocks } = composeSummary(
    buildAudit({
      statements: [
        { kind: 'nil_escalation', text: 'No child was left unsafe.', extent: { cases: 5 } },
        { kind: 'held_back', text: 'Some actions were fed back apart.' },
      ],
    }),
    northshire,
  );
  const note = blocks.find((block) => block.kind === 'note');
  assert.ok(note?.kind === 'note');
  assert.equal(note.title, 'Safety of the children');
  assert.deepEqual(
    note.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : [])),
    ['In all five cases: No child was left unsafe.', 'Some actions were fed back apart.'],
  );
});

test('the audience is spoken of within a sentence, initials kept', () => {
  const words = (audience: string) => readWords(composeSummary(buildAudit({ audience }), northshire));
  assert.match(words('Managers and practitioners'), /^For managers and practitioners\.$/m);
  assert.match(words('GPs in Northshire'), /^For GPs in Northshire\.$/m);
});

test('participation stands in a table with figures, shapes and words', () => {
  const words = readWords(
    composeSummary(
      buildAudit({
        participation: {
          sample: 5,
          remark: 'Not all cases were known to all.',
          rows: [
            { agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] },
            { agencies: ['police'], counts: [{ status: 'not_known', cases: 5 }] },
          ],
        },
      }),
      northshire,
    ),
  );
  assert.match(
    words,
    /One of the two agencies named audited at least one of the five cases\. Not all cases were known/,
  );
  assert.match(words, /Children's Social Care \(CSC\)\n● 3\n\? 2 not explained/);
  assert.match(words, /Northshire Police\nnot given\n– 5 not known/);
});
