import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReturnState } from '../return.ts';
import { permitSignOff } from './permit-sign-off.ts';

const one = (state: ReturnState) => ({ id: 'r', agency: 'police', state });
const lead = { role: 'lead', agency: 'police', seen: 'mark', now: 'mark' } as const;

test('the lead of its agency signs what was handed in, as it was read', () => {
  assert.equal(permitSignOff(one('submitted'), lead)?.return, 'r');
});

test('nobody else signs, nothing else is signed, and nothing that changed since it was read', () => {
  assert.equal(permitSignOff(one('submitted'), { ...lead, role: 'auditor' }), null);
  assert.equal(permitSignOff(one('submitted'), { ...lead, role: 'coordinator' }), null);
  assert.equal(permitSignOff(one('submitted'), { ...lead, agency: 'health' }), null);
  assert.equal(permitSignOff(one('submitted'), { ...lead, agency: null }), null);
  assert.equal(permitSignOff(one('submitted'), { ...lead, seen: 'before' }), null);
  for (const state of ['open', 'sent_back', 'signed_off', 'withdrawn'] as const)
    assert.equal(permitSignOff(one(state), lead), null, state);
});
