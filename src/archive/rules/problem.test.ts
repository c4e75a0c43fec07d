import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clip, forbiddenCharacter, placeInWords, problemAt } from './problem.ts';

test('A place is told in words and counted from one', () => {
  assert.equal(placeInWords('findings[3].extent.cases'), 'Finding 4, extent, cases');
  assert.equal(placeInWords('agencies[0].shortName'), 'Agency 1, short name');
  assert.equal(
    placeInWords('participation.rows[5].counts[2].reason'),
    'Participation, row 6, count 3, reason',
  );
  assert.equal(placeInWords('reflectiveQuestions[1]'), 'Reflective question 2');
  assert.equal(placeInWords('library[0].editions[1]'), 'Library document 1, edition 2');
  assert.equal(placeInWords(''), 'The file');
});

test('A problem is a whole sentence', () => {
  const problem = problemAt('topics[0]', 'x', 'a theme', 'this is no theme');
  assert.deepEqual(problem, {
    path: 'topics[0]',
    found: '“x”',
    allowed: 'a theme',
    sentence: 'Topic 1: this is no theme.',
  });
});

test('What was found is told shortly, whatever it is', () => {
  assert.equal(clip('two'), '“two”');
  assert.equal(clip(2.5), '2.5');
  assert.equal(clip(null), 'null');
  assert.equal(clip(undefined), 'nothing');
  assert.equal(clip([]), 'an empty list');
  assert.equal(clip([1]), 'a list');
  assert.equal(clip({ a: 1 }), 'a group of values');
});

test('Law: what was found has at most 80 characters and none that cannot be shown', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ maxLength: 300 }));
  fc.assert(
    fc.property(fc.oneof(text, fc.jsonValue()), (value) => {
      const found = clip(value);
      assert.ok(Array.from(found).length <= 80);
      assert.ok(!forbiddenCharacter.test(found));
    }),
  );
  assert.ok(!forbiddenCharacter.test(clip('\u{1F600}'.repeat(200))));
});
