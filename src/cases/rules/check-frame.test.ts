import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import { frameChecker, rowsToTake } from './check-frame.ts';

const problem = (row: number, isRefused: boolean) => ({
  row,
  column: 'Area',
  isRefused,
  why: 'is not given',
});
const rows = [
  { row: 2, child: child({ reference: 'A' }), problems: [problem(2, false)] },
  { row: 3, child: child({ reference: 'B', name: 'Alex Example' }), problems: [problem(3, true)] },
  { row: 4, child: child({ reference: 'A' }), problems: [] },
];

function checkFrame(some = rows) {
  const checker = frameChecker();
  for (const row of some) checker.take(row);
  return checker.result();
}

test('a row with a problem that refuses it is not sound, nor is one that repeats another; others are', () => {
  const check = checkFrame();
  assert.deepEqual([check.rows, check.refused, check.sound.map((one) => one.row)], [3, 2, [2]]);
  assert.deepEqual(
    check.problems.map((one) => one.row),
    [3, 4, 2],
  );
});

test('with a row refused nothing is taken, unless the sound rows are chosen', () => {
  const check = checkFrame();
  assert.deepEqual(rowsToTake(check, false), []);
  assert.deepEqual(
    rowsToTake(check, true).map((one) => one.row),
    [2],
  );
  assert.equal(rowsToTake(checkFrame(rows.slice(0, 1)), false).length, 1);
});
