import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import { answersAfterMove } from './answers-after-move.ts';

const earlier = aTool([section('one', [anItem('a'), anItem('b'), anItem('c')])]);
const later = aTool([
  section('one', [anItem('b', { text: 'Other words.' })]),
  section('two', [anItem('c'), anItem('d')]),
]);

test('moved to a newer version, a return keeps every answer and says which is to be read again', () => {
  assert.deepEqual(answersAfterMove(earlier, later, ['a', 'b', 'c']), {
    kept: ['c'],
    toReadAgain: ['b'],
    askedBefore: ['a'],
    new: ['d'],
  });
});

test('an answer that was asked before comes back when it is asked again', () => {
  assert.deepEqual(answersAfterMove(later, earlier, ['a', 'd']), {
    kept: [],
    toReadAgain: ['a'],
    askedBefore: ['d'],
    new: [],
  });
});
