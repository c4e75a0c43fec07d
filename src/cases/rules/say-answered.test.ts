import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayAnswered } from './say-answered.ts';

test('an answer says what becomes of what the agency was told', () => {
  assert.equal(
    sayAnswered('Case 3', { answer: 'not_known', stage: 'closed' }),
    'Case 3: kept as “Not known”. What you were told about the people is closed again.',
  );
  assert.match(sayAnswered('Case 3', { answer: 'known_in_scope', stage: 'more' }), /now told more/);
  assert.match(sayAnswered('Case 3', { answer: 'known_partly', stage: 'search' }), /tells you more when/);
  assert.equal(sayAnswered('Case 3', { answer: null, stage: 'search' }), 'Case 3 waits for an answer.');
});
