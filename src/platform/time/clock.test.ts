import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayInstant, londonDay, londonHour, systemNow } from './clock.ts';

test('A moment is shown by the clock of London, in winter and in summer', () => {
  assert.equal(displayInstant(Temporal.Instant.from('2026-11-22T14:02:59Z')), '22 November 2026, 14:02');
  assert.equal(displayInstant(Temporal.Instant.from('2026-07-01T08:05:00Z')), '1 July 2026, 09:05');
});

test('The day turns at midnight in London, not in Greenwich', () => {
  assert.equal(londonDay(Temporal.Instant.from('2026-06-30T22:59:59Z')), '2026-06-30');
  assert.equal(londonDay(Temporal.Instant.from('2026-06-30T23:00:00Z')), '2026-07-01');
  assert.equal(londonDay(Temporal.Instant.from('2026-10-25T00:30:00Z')), '2026-10-25');
  assert.equal(londonDay(Temporal.Instant.from('2026-12-31T23:59:59Z')), '2026-12-31');
});

test('The hour is the one on a clock in London', () => {
  assert.equal(londonHour(Temporal.Instant.from('2026-01-10T06:59:59Z')), 6);
  assert.equal(londonHour(Temporal.Instant.from('2026-07-01T06:00:00Z')), 7);
  assert.equal(londonHour(Temporal.Instant.from('2026-06-30T23:30:00Z')), 0);
});

test('The clock moves on', () => {
  const first = systemNow();
  assert.ok(Temporal.Instant.compare(first, systemNow()) <= 0);
  assert.ok(Temporal.Instant.compare(first, Temporal.Instant.from('2026-01-01T00:00:00Z')) > 0);
});
