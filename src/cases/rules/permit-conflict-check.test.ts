import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permitConflictCheck } from './permit-conflict-check.ts';

const ask = { case: 'case', agency: 'police', answer: 'known_in_scope', withdrawnAt: null } as const;

test('who worked with a family is compared only for an agency that was asked and knows them', () => {
  assert.equal(permitConflictCheck(ask, { agency: 'police' })?.case, 'case');
  assert.notEqual(permitConflictCheck({ ...ask, answer: 'known_partly' }, { agency: 'police' }), null);
  assert.equal(permitConflictCheck(ask, { agency: 'health' }), null);
  for (const answer of ['not_known', 'known_out_of_scope', 'declined', null] as const)
    assert.equal(permitConflictCheck({ ...ask, answer }, { agency: 'police' }), null);
  const withdrawnAt = Temporal.Instant.from('2026-03-01T09:00:00Z');
  assert.equal(permitConflictCheck({ ...ask, withdrawnAt }, { agency: 'police' }), null);
});
