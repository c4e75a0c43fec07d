import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { buildAudit, findMisplaced, northshire, readWords } from '../builders.ts';
import { factsCarried, briefingKinds } from '../briefing.ts';
import { composeBriefing } from './compose-briefing.ts';
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
    'n two of the five cases',
    'Northshire',
    'Minutes came late.',
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
    'considers it',
    "Children's Social Care",
    'Northshire Police',
    'January 2018',
  ]);
  assert.deepEqual(textsOf('suggested actions', audit), []);
});

test('the counts of the participation rows are declared, and what they leave open', () => {
  const audit = buildAudit({
    participation: { sample: 5, rows: [{ agencies: ['csc'], counts: [{ status: 'not_known', cases: 3 }] }] },
  });
  assert.deepEqual(textsOf('participation', audit), [
    "Children's Social Care (CSC)",
    'not given',
    '– 3 not known',
  ]);
  assert.deepEqual(textsOf('unexplained cases', audit), ['? 2 not explained']);
});

const on = (edtf: string) => parsePartialDate(edtf) ?? undefined;
const finding = { ref: '1', text: 'So it was.', themes: ['plans'] };
const asked = { ref: '1', kind: 'change', text: 'Do it.', owners: [{ agency: 'csc' }], themes: [] } as const;

/** Something under every name that a briefing can carry. */
const everything = buildAudit({
  jointPartners: [{ name: 'Southshire SCP', shortName: 'SSCP' }],
  audience: 'Managers',
  background: ['It was time.'],
  purpose: ['To learn.'],
  priority: { name: 'Neglect', plan: 'Plan 2024-26' },
  fieldwork: on('2024-05'),
  scope: { phrase: 'the last 6 months' },
  sample: { cases: 5, source: 'Early Help', selection: 'Every third case' },
  areas: [{ name: 'Northshire', cases: 5 }],
  methods: [{ kind: 'case_file_audit', cases: 5, description: 'Files were read.' }],
  commissioners: [{ agency: 'police' }],
  contributors: [{ agency: null, name: 'Board office' }],
  panel: [{ agency: 'csc', role: 'Chair' }],
  meetings: [{ kind: 'panel', name: 'Panel day', held: on('2024-06-01'), settled: 'The actions.' }],
  receivingGroup: { name: 'Quality Group' },
  reported: on('2024-07'),
  participation: {
    sample: 5,
    remark: 'Not all cases were known to all.',
    rows: [
      { agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] },
      { agencies: ['police'], counts: [{ status: 'audited', cases: 5 }] },
    ],
  },
  findings: [
    { ...finding, ref: '1', kind: 'strength' },
    { ...finding, ref: '2', kind: 'learning' },
    { ...finding, ref: '3', kind: 'neither' },
  ],
  statements: [
    { kind: 'nil_escalation', text: 'Nobody was unsafe.' },
    { kind: 'held_back', text: 'Some was fed back apart.' },
    { kind: 'limit', text: 'Few files.' },
    { kind: 'conclusion', text: 'In short.' },
  ],
  recommendations: [
    { ...asked, form: 'recommendation' },
    { ...asked, form: 'suggested_action' },
  ],
  reflectiveQuestions: ['And we?'],
  citations: [{ document: 'working-together', edition: '2018', use: 'definition', says: 'It says so.' }],
  resources: [{ title: 'Film', about: 'Ten minutes.' }],
});

test('an audit that holds everything declares every fact that the kind carries', () => {
  for (const kind of briefingKinds) {
    const declared = new Set(declaredFacts(kind, everything).map(({ fact }) => fact));
    assert.deepEqual(declared, new Set(factsCarried(kind)), kind);
  }
});

test('each briefing of an audit that holds everything has its facts in the order declared', () => {
  for (const kind of briefingKinds) {
    const words = readWords(composeBriefing(kind, everything, northshire));
    assert.deepEqual(findMisplaced(words, declaredFacts(kind, everything)), [], kind);
  }
});

test('a fact that is missing, or stands before its place, is noticed', () => {
  const facts = declaredFacts('seven-minute', everything);
  const words = readWords(composeBriefing('seven-minute', everything, northshire));
  assert.deepEqual(
    findMisplaced(words.replace('It was time.', ''), facts).map(({ fact }) => fact),
    ['background'],
  );
  assert.notDeepEqual(findMisplaced(words, facts.toReversed()), []);
});
