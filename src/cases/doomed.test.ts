import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hold } from './guarding.ts';
import { chooseDoomed } from './doomed.ts';

const cases = [
  { case: 'a', number: 1 },
  { case: 'b', number: 2 },
];
const lifted = Temporal.Instant.from('2026-06-01T10:00:00Z');

function hold(on: string | null, liftedAt: Hold['liftedAt'] = null): Hold {
  return {
    id: `on ${on ?? 'all'}`,
    case: on,
    kind: 'police_investigation',
    reference: 'Letter of June',
    reviewOn: null,
    setBy: 'guardian',
    setAt: lifted,
    liftedBy: null,
    liftedAt,
    liftedReason: null,
  };
}

test('without a hold everything that was settled is destroyed', () => {
  const all = chooseDoomed('all', cases, []);
  assert.deepEqual([all.frame, all.auditKey, all.cases.length, all.stoppedBy], [true, true, 2, null]);
  const list = chooseDoomed('frame', cases, []);
  assert.deepEqual([list.frame, list.auditKey, list.cases.length], [true, false, 0]);
});

test('a hold on the audit lets nothing be destroyed (abuse K12)', () => {
  for (const what of ['all', 'frame', 'cases'] as const) {
    const choice = chooseDoomed(what, cases, [hold(null)]);
    assert.deepEqual(
      [choice.frame, choice.auditKey, choice.cases, choice.stoppedBy],
      [false, false, [], 'on all'],
    );
  }
});

test('a hold on one case keeps it, and keeps whole what cannot be destroyed in part', () => {
  const choice = chooseDoomed('cases', cases, [hold('b')]);
  assert.deepEqual([choice.cases, choice.kept], [[cases[0]], [cases[1]]]);
  for (const what of ['all', 'frame'] as const)
    assert.equal(chooseDoomed(what, cases, [hold('b')]).stoppedBy, 'on b');
});

test('a hold that was lifted keeps nothing', () => {
  assert.equal(chooseDoomed('all', cases, [hold(null, lifted)]).auditKey, true);
});
