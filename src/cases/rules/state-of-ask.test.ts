import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf } from '../builders.ts';
import { daysLate, sayLate, stateOfAsk, turnOfAsk } from './state-of-ask.ts';

test('an answer is late from the day after it was due', () => {
  assert.equal(stateOfAsk(askOf(), '2026-06-10'), 'waiting');
  assert.equal(stateOfAsk(askOf(), '2026-06-11'), 'late');
  assert.equal(sayLate(daysLate(askOf(), '2026-06-11')), '1 day late');
  assert.equal(sayLate(daysLate(askOf(), '2026-07-10')), '30 days late');
  assert.equal(daysLate(askOf({ answer: 'declined' }), '2026-07-10'), 0);
});

test('nobody asked is not the same as no reply', () => {
  assert.equal(stateOfAsk(undefined, '2026-06-11'), 'not_asked');
  assert.equal(stateOfAsk(askOf({ answer: 'not_known' }), '2026-06-11'), 'not_known');
});

test('it is the agency’s turn until it answers, ours until it is asked and until it is told more, then nobody’s', () => {
  assert.equal(turnOfAsk(undefined), 'us');
  assert.equal(turnOfAsk(askOf()), 'agencies');
  assert.equal(turnOfAsk(askOf({ answer: 'known_partly' })), 'us');
  assert.equal(turnOfAsk(askOf({ answer: 'known_partly', stage: 'more' })), null);
  assert.equal(turnOfAsk(askOf({ answer: 'not_known', stage: 'closed' })), null);
});
