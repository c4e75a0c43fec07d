import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf, columnOf } from '../builders.ts';
import { chaseRows } from './chase-rows.ts';

test('what waits comes with the latest of all first; what is answered waits no more', () => {
  const rows = chaseRows(
    [
      askOf({ id: 'soon', dueOn: '2026-06-20' }),
      askOf({ id: 'late', dueOn: '2026-06-01', caseNumber: 2 }),
      askOf({ id: 'done', dueOn: '2026-05-01', answer: 'not_known' }),
      askOf({ id: 'also late', dueOn: '2026-06-01', caseNumber: 1 }),
    ],
    [columnOf('police')],
    '2026-06-16',
  );
  assert.deepEqual(
    rows.map((row) => [row.ask.id, row.daysLate]),
    [
      ['also late', 15],
      ['late', 15],
      ['soon', 0],
    ],
  );
});

test('a reminder of today is one by the clock in London', () => {
  const isToday = (at: string): boolean | undefined =>
    chaseRows([askOf({ chasedAt: Temporal.Instant.from(at) })], [columnOf('police')], '2026-06-16')[0]
      ?.isRemindedToday;
  assert.equal(isToday('2026-06-15T23:30:00Z'), true);
  assert.equal(isToday('2026-06-15T22:30:00Z'), false);
});
