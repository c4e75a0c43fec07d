import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Values } from '#platform/forms';
import type { Around } from './around.ts';
import { readRecording } from './read-recording.ts';

const around: Around = { agencies: [], library: [] };
const whole: Values = {
  title: 'Audit of neglect',
  subject: 'neglect',
  'source-title': 'Learning from neglect',
  'source-kind': 'summary_briefing',
  'source-publisher': 'Anytown SCP',
  'source-published': { edtf: '2024-03', typed: 'March 2024', from: '2024-03-01', until: '2024-03-31' },
  cases: 6,
  'agency:one': {
    position: 1,
    name: 'Anytown Council',
    'short-name': 'Council',
    type: 'csc',
    services: ['Front Door'],
  },
  'agency:two': {
    position: 2,
    name: 'Anyshire Police',
    'short-name': 'Police',
    type: 'police',
    contributed: true,
  },
  'contributor:a': { position: 1, agency: 'one|Front Door' },
  'contributor:b': { position: 2, name: 'Youth council' },
  'row:a': { position: 1, agencies: ['one'], counts: { audited: 5, not_applicable: 1 }, reason: 'not open' },
  'row:b': { position: 2, agencies: ['two'] },
  'finding:a': { position: 1, kind: 'learning', text: 'Minutes came late.', theme: 'minutes', cases: 2 },
  'finding:b': {
    position: 2,
    kind: 'strength',
    text: 'Plans were clear.',
    theme: 'plans',
    'theme-2': 'minutes',
    said: 'most',
    agencies: ['two'],
  },
  'recommendation:a': {
    position: 1,
    form: 'suggested_action',
    kind: 'system',
    text: 'Send minutes sooner.',
    theme: 'minutes',
    owners: ['one', 'one|Front Door'],
    findings: ['a'],
  },
  'other-citation:a': { title: 'Neglect strategy', edition: '2023', kind: 'strategy', use: 'standard' },
};

test('a draft that says all it must is read as an audit, and what it does not say is not there', () => {
  const { audit, problems } = readRecording('neglect-2024', whole, around);
  assert.deepEqual(problems, []);
  assert.ok(audit !== null);
  assert.equal(audit.source.published?.typed, 'March 2024');
  assert.deepEqual(audit.contributors, [
    { agency: 'council', service: 'Front Door' },
    { agency: null, name: 'Youth council' },
    { agency: 'police' },
  ]);
  assert.deepEqual(audit.participation, {
    sample: 6,
    rows: [
      {
        agencies: ['council'],
        counts: [
          { status: 'audited', cases: 5 },
          { status: 'not_applicable', cases: 1, reason: 'not open' },
        ],
      },
      { agencies: ['police'], counts: [] },
    ],
  });
  assert.deepEqual(
    audit.findings.map(({ ref, themes, extent, agencies }) => ({ ref, themes, extent, agencies })),
    [
      { ref: 'finding-1', themes: ['minutes'], extent: { cases: 2 }, agencies: undefined },
      { ref: 'finding-2', themes: ['plans', 'minutes'], extent: { said: 'most' }, agencies: ['police'] },
    ],
  );
  const [asked] = audit.recommendations;
  assert.deepEqual(
    [asked?.ref, asked?.owners, asked?.findings],
    ['a1', [{ agency: 'council' }, { agency: 'council', service: 'Front Door' }], ['finding-1']],
  );
  assert.deepEqual(audit.citations, [{ document: 'neglect-strategy', edition: '2023', use: 'standard' }]);
});

test('what is not said yet is asked for at its field, without a word of the file', () => {
  const { audit, problems } = readRecording('a', { title: 'Audit', 'agency:x': { position: 1 } }, around);
  assert.equal(audit, null);
  assert.deepEqual(
    problems.map(({ says, at }) => [says.slice(0, 30), at]),
    [
      ['Say in a few words what the au', { entry: 'subject' }],
      ['Say what the publication is ca', { entry: 'source-title' }],
      ['Say what kind of publication i', { entry: 'source-kind' }],
      ['Say who published it.', { entry: 'source-publisher' }],
      ['Agency 1: choose one of your a', { list: 'agency', item: 'x' }],
    ],
  );
});

test('what contradicts itself is told with the item that says it', () => {
  const { problems } = readRecording(
    'a',
    {
      ...whole,
      'finding:b': { ...Object(whole['finding:b']), agencies: ['gone'], cases: 9, said: null },
      'row:a': { position: 1, agencies: ['one'], counts: { audited: 7 } },
    },
    around,
  );
  assert.deepEqual(
    problems.map(({ section, at }) => [section, at]),
    [
      ['participation', { list: 'row', item: 'a' }],
      ['findings', { list: 'finding', item: 'b' }],
      ['findings', { list: 'finding', item: 'b' }],
    ],
  );
});

test('a number of cases beside the word of the publication is told in the words of the form', () => {
  const both = { ...Object(whole['finding:a']), said: 'most' };
  const { problems } = readRecording('a', { ...whole, 'finding:a': both }, around);
  assert.deepEqual(
    problems.map(({ says }) => says),
    ['Finding 1: give either a number of cases or the word of the publication; “out of” needs the number.'],
  );
});
