import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sayMilestoneState, stateOfMilestone } from './milestone-state.ts';

/** What is said on `today` in England about a milestone of `day`. */
function said(day: string, today: string, doneOn: string | null = null): string {
  return sayMilestoneState(stateOfMilestone({ day, doneOn }, today, ['England']));
}

test('a date to come says in how many working days, over Easter too', () => {
  assert.equal(said('2026-04-08', '2026-04-02'), 'Due in 2 working days');
  assert.equal(said('2026-04-07', '2026-04-02'), 'Due in 1 working day');
});

test('on its day it is due today, the day after it is late', () => {
  assert.equal(said('2026-04-02', '2026-04-02'), 'Due today');
  assert.equal(said('2026-04-01', '2026-04-02'), 'Late by 1 working day');
  assert.equal(said('2026-04-01', '2026-04-08'), 'Late by 3 working days');
});

test('where only days off lie between, it says so instead of nought', () => {
  assert.equal(said('2026-04-05', '2026-04-03'), 'Due before the next working day');
  assert.equal(said('2026-04-02', '2026-04-04'), 'Late since the last working day');
});

test('what is done is done, however late', () => {
  assert.equal(said('2026-04-01', '2026-05-01', '2026-04-20'), 'Done on 20 April 2026');
});

test('law: each day is either to come, today or gone by, and working days are never negative', () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
  fc.assert(
    fc.property(day, day, (one, today) => {
      const state = stateOfMilestone({ day: one, doneOn: null }, today, ['England']);
      assert.equal(state.kind, one > today ? 'due' : one < today ? 'late' : 'today');
      if ('days' in state) assert.ok(state.days >= 0);
    }),
  );
});
