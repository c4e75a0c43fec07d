import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf, columnOf } from '../builders.ts';
import { matrixRows } from './matrix-rows.ts';

test('a spreadsheet has the words of the cells, and what rows and columns come to', () => {
  assert.deepEqual(
    matrixRows(
      [{ id: 'c1', number: 1 }],
      [columnOf('police'), columnOf('health'), columnOf('fire')],
      [askOf({ answer: 'known_in_scope' }), askOf({ agency: 'health' })],
      '2026-06-12',
    ),
    [
      ['Case', 'police', 'health', 'fire', 'Asked', 'Answered', 'Known to'],
      ['Case 1', 'Known', 'No reply, 2 days late', 'Not asked', 2, 1, 1],
      ['Asked', 1, 1, 0, 2, null, null],
      ['Answered', 1, 0, 0, null, 1, null],
      ['Known', 1, 0, 0, null, null, 1],
    ],
  );
});
