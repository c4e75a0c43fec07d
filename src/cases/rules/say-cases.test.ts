import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginSentence, sayCases } from './say-cases.ts';

test('a count is said against its sample', () => {
  assert.equal(sayCases(2, 5), 'two of the five cases');
  assert.equal(sayCases(5, 5), 'all five cases');
  assert.equal(sayCases(2, 2), 'both cases');
  assert.equal(sayCases(1, 1), 'the one case');
  assert.equal(sayCases(0, 5), 'none of the five cases');
  assert.equal(sayCases(0, 2), 'neither of the two cases');
  assert.equal(sayCases(21, 40), '21 of the 40 cases');
});

test('without a sample, or beyond it, the count stands alone', () => {
  assert.equal(sayCases(1, null), 'one case');
  assert.equal(sayCases(3, null), 'three cases');
  assert.equal(sayCases(0, null), 'no case');
  assert.equal(sayCases(6, 5), 'six cases');
});

test('a sentence begins with a capital and keeps the rest as written', () => {
  assert.equal(beginSentence('schools in Leicester'), 'Schools in Leicester');
});
