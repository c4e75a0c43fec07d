import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberInWords } from './number-in-words.ts';

test('Numbers up to twenty are words', () => {
  assert.deepEqual([0, 1, 8, 12, 20].map(numberInWords), ['zero', 'one', 'eight', 'twelve', 'twenty']);
});

test('Numbers beyond twenty, broken and negative numbers are figures', () => {
  assert.deepEqual([21, 1204, 2.5, -1].map(numberInWords), ['21', '1,204', '2.5', '-1']);
});
