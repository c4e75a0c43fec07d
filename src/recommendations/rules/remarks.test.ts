import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { recommendationKinds } from '../recommendation.ts';
import type { Recommendation } from '../recommendation.ts';
import { remarkOn } from './remarks.ts';

const due = parsePartialDate('2018-01-31') ?? undefined;
const owners = [{ agency: 'csc' }];
const kinds = (recommendation: Pick<Recommendation, 'kind' | 'owners' | 'due' | 'secondStep'>) =>
  [...remarkOn(recommendation)].map((remark) => remark.kind);

test('an owned and dated change is not remarked on', () => {
  assert.deepEqual(kinds({ kind: 'change', owners, due }), []);
});

test('the suggested actions of Leicester in 2018–19 have neither owner nor date, and two ask for nothing', () => {
  assert.deepEqual(kinds({ kind: 'guidance', owners: [] }), ['no_owner', 'no_date']);
  assert.deepEqual(kinds({ kind: 'none', owners: [] }), ['asks_for_nothing']);
});

test('training alone, and assurance without a second step, are remarked on', () => {
  assert.deepEqual(kinds({ kind: 'training', owners, due }), ['training_only']);
  assert.deepEqual(kinds({ kind: 'assurance_request', owners, due }), ['assurance_only']);
  const secondStep = { by: 'the Board', text: 'consider whether this is enough.' };
  assert.deepEqual(kinds({ kind: 'assurance_request', owners, due, secondStep }), []);
});

test('every remark is whole sentences without blame', () => {
  for (const kind of recommendationKinds)
    for (const remark of remarkOn({ kind, owners: [] })) assert.match(remark.text, /^[A-Z].*[.?]$/);
});
