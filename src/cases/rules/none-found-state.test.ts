import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NoneFound } from '../concern.ts';
import { noneFoundState } from './none-found-state.ts';

const at = (hour: number) => Temporal.Instant.from(`2026-11-26T${String(hour).padStart(2, '0')}:00:00Z`);
const said = (agency: string | null, hour: number): NoneFound => ({
  case: 'c',
  agency,
  saidBy: 'm',
  saidAt: at(hour),
});
const asked = [
  { agency: 'health', answer: 'known_in_scope' },
  { agency: 'police', answer: null },
  { agency: 'school', answer: 'not_known' },
] as const;

test('a case is clear once every agency that looks at its records has said so', () => {
  assert.deepEqual(noneFoundState(asked, [], []), {
    said: [],
    saidForAll: false,
    silent: ['health', 'police'],
    state: 'nobody',
  });
  assert.equal(noneFoundState(asked, [said('health', 9)], []).state, 'some');
  assert.deepEqual(noneFoundState(asked, [said('health', 9)], []).silent, ['police']);
  assert.equal(noneFoundState(asked, [said('health', 9), said('police', 10)], []).state, 'all');
});

test('a coordinator may say it for all of them', () => {
  const state = noneFoundState(asked, [said(null, 9)], []);
  assert.deepEqual([state.state, state.saidForAll, state.silent], ['all', true, []]);
});

test('a concern takes back what was said before it, and not what was said after', () => {
  const statements = [said('health', 9), said('police', 11)];
  assert.deepEqual(noneFoundState(asked, statements, [at(10)]).said, ['police']);
  assert.equal(noneFoundState(asked, [said(null, 9)], [at(9)]).state, 'nobody');
});
