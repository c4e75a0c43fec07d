import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayFindingCounts } from './say-finding-counts.ts';

const of = (kind: 'strength' | 'learning' | 'neither', count: number) =>
  Array.from({ length: count }, () => ({ kind }));

test('findings are counted by kind, and a kind that is not there is not named', () => {
  assert.equal(
    sayFindingCounts([...of('learning', 22), ...of('strength', 18), ...of('neither', 2)]),
    'Eighteen strengths, 22 learning points and two noted.',
  );
  assert.equal(sayFindingCounts(of('strength', 1)), 'One strength.');
  assert.equal(sayFindingCounts([]), '');
});
