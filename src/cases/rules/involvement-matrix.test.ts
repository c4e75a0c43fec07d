import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf, columnOf } from '../builders.ts';
import { involvementMatrix } from './involvement-matrix.ts';

const cases = [
  { id: 'c1', number: 1 },
  { id: 'c2', number: 2 },
];
const columns = [columnOf('police'), columnOf('health')];
const asks = [
  askOf({ id: 'a', answer: 'known_in_scope' }),
  askOf({ id: 'b', agency: 'health' }),
  askOf({ id: 'd', case: 'c2', caseNumber: 2, answer: 'not_known', stage: 'closed' }),
];
const today = '2026-06-16';

test('each cell is what one agency said of one case; rows and columns are added up', () => {
  const matrix = involvementMatrix(cases, columns, asks, today);
  assert.deepEqual(
    matrix.rows.map((row) => row.cells.map((cell) => cell.state)),
    [
      ['known_in_scope', 'late'],
      ['not_known', 'not_asked'],
    ],
  );
  assert.deepEqual(matrix.rows[0]?.total, { asked: 2, answered: 1, known: 1 });
  assert.deepEqual(matrix.totals, [
    { asked: 2, answered: 2, known: 1 },
    { asked: 1, answered: 0, known: 0 },
  ]);
  assert.deepEqual(matrix.total, { asked: 3, answered: 2, known: 1 });
});

test('narrowed, only rows and columns with such a cell are left, and the totals stay those of the whole', () => {
  const late = involvementMatrix(cases, columns, asks, today, { state: 'late' });
  assert.deepEqual(
    [late.rows.map((row) => row.case.number), late.columns.map((column) => column.code)],
    [[1], ['health']],
  );
  assert.deepEqual(late.rows[0]?.total, { asked: 2, answered: 1, known: 1 });
  assert.equal(late.states.get('not_known'), 1);
  const us = involvementMatrix(cases, columns, asks, today, { turn: 'us' });
  assert.deepEqual(
    us.rows.map((row) => row.cells.map((cell) => cell.isShown)),
    [
      [true, false],
      [false, true],
    ],
  );
});

test('of 25 cases and 30 agencies every cell is counted once', () => {
  const many = Array.from({ length: 25 }, (_, n) => ({ id: `c${n}`, number: n + 1 }));
  const all = Array.from({ length: 30 }, (_, n) => columnOf(`agency ${n}`));
  const matrix = involvementMatrix(many, all, [], today);
  assert.equal(
    [...matrix.states.values()].reduce((sum, count) => sum + count, 0),
    750,
  );
  assert.equal(matrix.turns.get('us'), 750);
});
