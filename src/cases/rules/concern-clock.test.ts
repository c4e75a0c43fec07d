import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readClock, sayDuration } from './concern-clock.ts';

const by = Temporal.Instant.from('2026-11-26T14:32:00Z');

test('a clock says until when, and how long is left or how late it is', () => {
  assert.deepEqual(readClock(by, by.subtract({ minutes: 12, seconds: 30 })), {
    isLate: false,
    says: 'To be acknowledged by 14:32, 26 November 2026; 12 minutes left',
  });
  assert.deepEqual(readClock(by, by.add({ minutes: 40 })), {
    isLate: true,
    says: 'To be acknowledged by 14:32, 26 November 2026; 40 minutes late',
  });
  assert.equal(readClock(by, by).isLate, true);
});

test('in summer it is the time on a clock in London', () => {
  const summer = Temporal.Instant.from('2026-07-01T23:10:00Z');
  assert.match(readClock(summer, summer).says, /by 00:10, 2 July 2026/);
});

test('times are said in the unit that reads best', () => {
  assert.deepEqual(
    [0.5, 1, 119, 120, 47 * 60, 49 * 60].map((minutes) => sayDuration(minutes)),
    ['less than a minute', '1 minute', '119 minutes', '2 hours', '47 hours', '2 days'],
  );
});
