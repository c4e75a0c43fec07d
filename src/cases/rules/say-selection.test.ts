import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quota, sampleCase } from '../builders.ts';
import { emptyPlan } from '../quota.ts';
import { saySelection } from './say-selection.ts';

const drawnAt = Temporal.Instant.from('2026-06-01T09:00:00Z');
const draw = (id: string, quotas = [quota({ cases: 3, reserves: 2 })], oneOfHousehold = false) => ({
  id,
  drawnAt,
  frameSize: 1_204,
  plan: { ...emptyPlan, quotas, oneOfHousehold },
});
const left = { standing: 'left', leftAt: drawnAt } as const;

test('a sample drawn at random says from how many, and from how many groups', () => {
  const cases = [sampleCase({ number: 1 }), sampleCase({ number: 2 })];
  assert.deepEqual(saySelection(cases, [draw('draw 1')]), [
    'Two cases were drawn at random from a list of 1,204.',
  ]);
  assert.deepEqual(saySelection(cases, [draw('draw 1', [quota(), quota()], true)]), [
    'Two cases were drawn at random from a list of 1,204, so many from each of two groups.',
    'Not more than one child of a household was drawn.',
  ]);
});

test('a draw done again is said; the cases that left with it are no substitutions', () => {
  const cases = [
    sampleCase({ ...left, leftBecause: 'drawn_again' }),
    sampleCase({ number: 2, draw: 'draw 2' }),
  ];
  assert.deepEqual(saySelection(cases, [draw('draw 1'), draw('draw 2')]), [
    'One case was drawn at random from a list of 1,204.',
    'The sample was drawn twice; the last draw counts, and why the others do not is on record.',
  ]);
});

test('picked and supplied cases speak for themselves only', () => {
  const cases = [
    sampleCase({ origin: 'picked', draw: null }),
    sampleCase({ number: 2, origin: 'supplied', draw: null }),
    sampleCase({ number: 3, origin: 'supplied', draw: null }),
  ];
  assert.deepEqual(saySelection(cases, []), [
    'One case was picked by hand, with a reason; it says nothing about how common its circumstances are.',
    'Two cases were taken as an agency supplied them; how they were chosen is not known to us.',
  ]);
});

test('substitutions are counted by reason; a reserve that never took a place was not of the sample', () => {
  const cases = [
    sampleCase({ id: 'a', rank: 0, ...left, leftBecause: 'not_known' }),
    sampleCase({ id: 'b', number: 2, rank: 1, ...left, leftBecause: 'proceedings' }),
    sampleCase({ id: 'c', number: 3, rank: 2 }),
    sampleCase({ id: 'd', number: 4, rank: 3, replaces: 'a' }),
    sampleCase({ id: 'e', number: 5, rank: 4, ...left, leftBecause: 'duplicate' }),
  ];
  assert.equal(
    saySelection(cases, [draw('draw 1')]).at(-1),
    'Two cases left the sample: no agency knew the child in the period (1), court proceedings (1); one reserve took a place.',
  );
});

test('while there is no sample nothing is said of it', () => {
  assert.deepEqual(saySelection([], []), []);
});
