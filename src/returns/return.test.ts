import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnStates, stateAfter, type ReturnState } from './return.ts';

const states = Object.keys(returnStates) as readonly ReturnState[];

test('an auditor writes and hands in, the lead signs off, and then nobody writes any more', () => {
  assert.equal(stateAfter('open', 'submit', 'auditor'), 'submitted');
  assert.equal(stateAfter('submitted', 'sign_off', 'lead'), 'signed_off');
  assert.equal(stateAfter('signed_off', 'write', 'auditor'), null);
  assert.equal(stateAfter('signed_off', 'write', 'lead'), null);
});

test('nobody but a lead signs off, and only what was handed in', () => {
  for (const by of ['auditor', 'coordinator'] as const)
    for (const state of states) assert.equal(stateAfter(state, 'sign_off', by), null);
  for (const state of states.filter((one) => one !== 'submitted'))
    assert.equal(stateAfter(state, 'sign_off', 'lead'), null);
});

test('a coordinator sends back what was signed, and never writes in it', () => {
  assert.equal(stateAfter('signed_off', 'send_back', 'coordinator'), 'sent_back');
  assert.equal(stateAfter('submitted', 'send_back', 'coordinator'), null);
  for (const state of states) assert.equal(stateAfter(state, 'write', 'coordinator'), null);
});

test('what is not asked for any more stays as it is', () => {
  for (const by of ['auditor', 'lead', 'coordinator'] as const)
    for (const action of ['write', 'submit', 'sign_off', 'send_back', 'withdraw'] as const)
      assert.equal(stateAfter('withdrawn', action, by), null);
});
