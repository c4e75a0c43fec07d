import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strongestAnswer } from './strongest-answer.ts';

test('of several people, whom the agency knew most of counts for the case', () => {
  assert.equal(strongestAnswer(['not_known', 'known_partly', 'not_applicable']), 'known_partly');
  assert.equal(strongestAnswer(['known_partly', 'known_in_scope']), 'known_in_scope');
  assert.equal(strongestAnswer(['not_applicable', 'not_known']), 'not_known');
  assert.equal(strongestAnswer([]), null);
});

test('an agency that declined to say of one has not said that it knew nobody', () => {
  assert.equal(strongestAnswer(['not_known', 'declined']), 'declined');
});
