import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { resolvePeriod } from './resolve-period.ts';

const nothing = { phrase: '', anchor: null, from: null, until: null };

test('the last 6 months, counted back from the meeting that agreed them (Leicester 2018–19)', () => {
  assert.deepEqual(resolvePeriod({ ...nothing, phrase: 'the last 6 months', anchor: '2018-11-13' }), {
    from: '2018-05-14',
    until: '2018-11-13',
    how: '6 months back from 13 November 2018, that day included.',
  });
});

test('dates in the words themselves (Leicester, Leicestershire and Rutland 2025)', () => {
  assert.deepEqual(resolvePeriod({ ...nothing, phrase: '1st June 2024 to 31st May 2025' }), {
    from: '2024-06-01',
    until: '2025-05-31',
    how: 'Read from the words.',
  });
});

test('12 months that end on 31 May begin on 1 June', () => {
  const period = resolvePeriod({ ...nothing, phrase: 'previous twelve months', anchor: '2025-05-31' });
  assert.equal(period?.from, '2024-06-01');
});

test('a month that is shorter keeps its end', () => {
  const period = resolvePeriod({ ...nothing, phrase: 'the last month', anchor: '2023-03-30' });
  assert.deepEqual([period?.from, period?.until], ['2023-02-28', '2023-03-30']);
});

test('typed days win over the words', () => {
  const typed = { phrase: 'the last 6 months', anchor: '2018-11-13', from: '2018-06-01', until: null };
  assert.deepEqual(
    [resolvePeriod(typed)?.from, resolvePeriod({ ...typed, until: '2018-10-31' })?.until],
    ['2018-06-01', '2018-10-31'],
  );
});

test('words that name no length, or a length from no day, are not guessed', () => {
  for (const phrase of [
    '',
    'recently',
    'the period in question',
    'the last few months',
    'since she was born',
  ])
    assert.equal(resolvePeriod({ ...nothing, phrase, anchor: '2018-11-13' }), null, phrase);
  assert.equal(resolvePeriod({ ...nothing, phrase: 'the last 6 months' }), null);
});

test('law: so many whole months back and forward again is the day after the last', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 4000 }), (count, days) => {
      const anchor = Temporal.PlainDate.from('2012-01-01').add({ days });
      const period = resolvePeriod({ ...nothing, phrase: `last ${count} months`, anchor: anchor.toString() });
      assert.ok(period !== null && period.from <= period.until);
      const after = Temporal.PlainDate.from(period.from).add({ months: count });
      const gap = anchor.add({ days: 1 }).since(after).days;
      // Ends of months differ by up to three days.
      assert.ok(gap >= 0 && gap <= 3);
    }),
  );
});
