import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PublishedAudit } from '#archive';
import { listWords } from '#platform/documents';
import { parsePartialDate } from '#platform/time';
import { buildAudit } from '../builders.ts';
import { describeMethod, endSentences, isCompletionShown } from './describe-method.ts';

function describe(parts: Partial<PublishedAudit>): Record<string, string> {
  const block = describeMethod(buildAudit(parts));
  assert.ok(block.kind === 'facts');
  const texts = listWords(block);
  return Object.fromEntries(block.items.map((item, at) => [item.label, texts[at * 2 + 1] ?? '']));
}

test('an audit of which little is known has few lines', () => {
  assert.deepEqual(Object.keys(describe({})), ['Cases', 'Source']);
});

test('priority, fieldwork, period, meetings and the receiving group are said', () => {
  const on = (edtf: string) => parsePartialDate(edtf) ?? undefined;
  const said = describe({
    priority: { name: 'Neglect', plan: 'Plan 2024-26' },
    fieldwork: on('../2019-01'),
    scope: { phrase: 'the last 6 months' },
    meetings: [
      { kind: 'auditors', name: 'Auditors meeting', held: on('2018-11-13'), settled: 'The tool.' },
      { kind: 'panel', name: 'Panel' },
    ],
    receivingGroup: { name: 'Quality Group', shortName: 'QG' },
    reported: on('2019-03'),
    sample: { cases: 5, source: 'Early Help', selection: 'Every third case' },
  });
  assert.equal(said['Priority'], 'Neglect (Plan 2024-26)');
  assert.equal(said['Carried out'], 'By January 2019');
  assert.equal(said['Period'], 'The last 6 months');
  assert.equal(said['Meetings'], 'Auditors meeting, 13 November 2018: The tool. Panel.');
  assert.equal(said['Reported to'], 'Quality Group (QG), March 2019');
  assert.equal(said['Cases'], 'Five cases. Source: Early Help. Every third case.');
});

test('commissioners and contributors are one line only where they are the same', () => {
  const police = [{ agency: 'police' }];
  const care = [{ agency: 'csc' }];
  assert.deepEqual(Object.keys(describe({ commissioners: police, contributors: police })), [
    'Cases',
    'Commissioned and completed by',
    'Source',
  ]);
  const apart = describe({ commissioners: police, contributors: care });
  assert.equal(apart['Commissioned by'], 'Northshire Police');
  assert.equal(apart['Completed by'], "Children's Social Care");
});

test('contributors that all stand in the participation rows are not listed again', () => {
  const participation = { sample: 5, rows: [{ agencies: ['csc'], counts: [] }] };
  assert.ok(!isCompletionShown({ participation, contributors: [{ agency: 'csc', service: 'Early Help' }] }));
  assert.ok(isCompletionShown({ participation, contributors: [{ agency: 'police' }] }));
  assert.ok(isCompletionShown({ participation, contributors: [{ agency: null, name: 'Board office' }] }));
});

test('texts are joined with one full stop each', () => {
  assert.equal(endSentences(['One.', 'Two', 'Three?']), 'One. Two. Three?');
});
