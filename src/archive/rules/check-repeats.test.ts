import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRepeats } from './check-repeats.ts';

test('Each later one of the same is told, with where the first stands', () => {
  const problems = [...checkRepeats('agencies', 'shortName', ['CSC', 'Police', ' csc', 'CSC'])];
  assert.deepEqual(
    problems.map((problem) => problem.path),
    ['agencies[2].shortName', 'agencies[3].shortName'],
  );
  assert.equal(
    problems[0]?.sentence,
    'Agency 3, short name: “ csc” is used already, at number 1 of this list.',
  );
});

test('In a list of plain texts the place is the entry itself', () => {
  assert.deepEqual(
    [...checkRepeats('services', '', ['a', 'A'])].map((problem) => problem.path),
    ['services[1]'],
  );
  assert.deepEqual([...checkRepeats('services', '', ['a', 'b'])], []);
});
