import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAudit } from '../builders.ts';
import { factsCarried, briefingKinds } from '../briefing.ts';
import { declaredFacts } from './declared-facts.ts';

const textsOf = (fact: string, audit: ReturnType<typeof buildAudit>) =>
  declaredFacts('summary', audit)
    .filter((declared) => declared.fact === fact)
    .map((declared) => declared.text);

test('only facts that the kind carries are declared, and never an empty one', () => {
  for (const kind of briefingKinds) {
    for (const declared of declaredFacts(kind, buildAudit())) {
      assert.ok(factsCarried(kind).includes(declared.fact));
      assert.notEqual(declared.text, '');
    }
  }
});

test('every finding is declared with its words, its reach and its area, but not its case label', () => {
  const audit = buildAudit({
    findings: [
      {
        ref: '1',
        kind: 'learning',
        text: 'Minutes came late.',
        themes: [],
        extent: { cases: 2 },
        area: 'Northshire',
        caseLabel: 'Case One',
      },
    ],
  });
  assert.deepEqual(textsOf('learning', audit), [
    'Minutes came late.',
    'n two of the five cases',
    'Northshire',
  ]);
});

test('a recommendation is declared with every owner, its date and its second step', () => {
  const audit = buildAudit({
    recommendations: [
      {
        ref: 'a',
        form: 'recommendation',
        kind: 'change',
        text: 'Invite GPs.',
        owners: [{ agency: 'csc' }, { agency: 'police' }],
        due: { edtf: '2018-01', typed: 'January', from: '2018-01-01', until: '2018-01-31' },
        secondStep: { by: 'The Board', text: 'considers it' },
        themes: [],
      },
    ],
  });
  assert.deepEqual(textsOf('recommendations', audit), [
    'Invite GPs.',
    "Children's Social Care",
    'Northshire Police',
    'January 2018',
    'considers it',
  ]);
  assert.deepEqual(textsOf('suggested actions', audit), []);
});

test('the counts of the participation rows are declared, and what they leave open', () => {
  const audit = buildAudit({
    participation: { sample: 5, rows: [{ agencies: ['csc'], counts: [{ status: 'not_known', cases: 3 }] }] },
  });
  assert.ok(textsOf('participation', audit).includes('3 not known'));
  assert.deepEqual(textsOf('unexplained cases', audit), ['2 not explained']);
});
