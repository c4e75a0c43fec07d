import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plannedDays, sayPlannedWhen } from './planned-when.ts';

const open = { year: 2026, quarter: null, from: null, until: null };

test('days that are known go before the quarter', () => {
  const both = { ...open, quarter: 1, from: '2026-09-01', until: '2026-10-30' };
  assert.deepEqual(plannedDays(both), { from: '2026-09-01', until: '2026-10-30' });
  assert.equal(sayPlannedWhen(both), '1 September 2026 to 30 October 2026');
});

test('a quarter is its three months, in the year of the programme', () => {
  const quarter = { ...open, quarter: 4 };
  assert.deepEqual(plannedDays(quarter), { from: '2027-01-01', until: '2027-03-31' });
  assert.equal(sayPlannedWhen(quarter), 'January to March');
});

test('one day is said once, and no time is said to be none', () => {
  assert.equal(sayPlannedWhen({ ...open, from: '2026-09-01', until: '2026-09-01' }), '1 September 2026');
  assert.equal(plannedDays(open), null);
  assert.equal(sayPlannedWhen(open), 'No time set');
});
