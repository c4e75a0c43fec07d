import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayMethod, saySample, sayScope } from './say-sample.ts';

const say = (cases: number | null, ...areas: readonly [string, number | null][]) =>
  saySample({
    sample: { cases },
    methods: [],
    areas: areas.map(([name, count]) => ({ name, cases: count })),
  });

test('the sample is said with its areas', () => {
  assert.equal(
    say(12, ['Leicester', 5], ['Leicestershire', 5], ['Rutland', 2]),
    'Twelve cases: five in Leicester, five in Leicestershire and two in Rutland',
  );
  assert.equal(say(5, ['Leicester', 5]), 'Five cases in Leicester');
  assert.equal(
    say(5, ['Leicester', 3], ['Rutland', null]),
    'Five cases: three in Leicester and a number not stated in Rutland',
  );
  assert.equal(say(5, ['Leicester', null], ['Rutland', null]), 'Five cases in Leicester and Rutland');
  assert.equal(say(1), 'One case');
});

test('a number that is not stated is not made up', () => {
  assert.equal(say(null), 'The number of cases is not stated');
  assert.equal(
    say(null, ['Leicester', null]),
    'The number of cases is not stated; the audit was of Leicester',
  );
  assert.equal(
    saySample({
      sample: { cases: null },
      areas: [],
      methods: [
        { kind: 'dip_sample', cases: 10 },
        { kind: 'deep_dive', cases: 1 },
      ],
    }),
    'Dip sample of ten cases and deep dive into one case; the number of cases in all is not stated',
  );
  const byMethod = (...areas: readonly { name: string; cases: number | null }[]) =>
    saySample({ sample: { cases: null }, areas, methods: [{ kind: 'deep_dive', cases: 1 }] });
  assert.equal(
    byMethod({ name: 'Leicester', cases: null }, { name: 'Rutland', cases: null }),
    'Deep dive into one case; the number of cases in all is not stated; the audit was of Leicester and Rutland',
  );
  assert.equal(
    byMethod({ name: 'Leicester', cases: 3 }),
    'Deep dive into one case; the number of cases in all is not stated; three in Leicester',
  );
});

test('a method is said with its number of cases', () => {
  assert.equal(sayMethod({ kind: 'paper_audit', cases: 2 }), 'Paper audit of two cases');
  assert.equal(
    sayMethod({ kind: 'reflective_meeting', cases: 1 }),
    'Reflective practice meeting on one case',
  );
  assert.equal(sayMethod({ kind: 'practitioner_event', cases: null }), 'Practitioner event');
});

test('a period is said as it was phrased, with its dates unless the phrase gives them', () => {
  const from = parsePartialDate('2024-06-01') ?? undefined;
  const until = parsePartialDate('2025-05-31') ?? undefined;
  assert.equal(sayScope({ phrase: 'the last 6 months' }), 'the last 6 months');
  assert.equal(
    sayScope({ phrase: 'the last year', from, until }),
    'the last year (1 June 2024 to 31 May 2025)',
  );
  assert.equal(sayScope({ phrase: 'since then', from }), 'since then (from 1 June 2024)');
  assert.equal(sayScope({ phrase: 'up to then', until }), 'up to then (until 31 May 2025)');
  const phrase = '12 months from 1 June 2024 to 31 May 2025';
  assert.equal(sayScope({ phrase, from, until }), phrase);
});
