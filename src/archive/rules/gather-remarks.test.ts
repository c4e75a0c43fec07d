import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecommendationKind } from '#recommendations';
import { gatherRemarks } from './gather-remarks.ts';

const ask = (ref: string, kind: RecommendationKind, owner?: string) => ({
  ref,
  kind,
  owners: owner === undefined ? [] : [{ agency: null, name: owner }],
});
const kindsOf = (list: Parameters<typeof gatherRemarks>[0]) => {
  const { ofAll, ofEach } = gatherRemarks(list);
  return [
    ofAll.map((one) => one.kind),
    [...ofEach].map(([ref, own]) => [ref, ...own.map((one) => one.kind)]),
  ];
};

test('what holds of all that ask for something is said once', () => {
  assert.deepEqual(kindsOf([ask('1', 'change'), ask('2', 'training'), ask('3', 'none')]), [
    ['no_owner', 'no_date'],
    [['1'], ['2', 'training_only'], ['3', 'asks_for_nothing']],
  ]);
});

test('what holds of some stays with them, and one alone keeps its own', () => {
  assert.deepEqual(kindsOf([ask('1', 'change'), ask('2', 'change', 'The board')]), [
    ['no_date'],
    [['1', 'no_owner'], ['2']],
  ]);
  assert.deepEqual(kindsOf([ask('1', 'change')]), [[], [['1', 'no_owner', 'no_date']]]);
});
