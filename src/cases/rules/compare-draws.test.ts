import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawRow, quota } from '../builders.ts';
import { emptyPlan } from '../quota.ts';
import { isSameDraw } from './compare-draws.ts';
import { drawSample } from './draw-sample.ts';

const rows = Array.from({ length: 12 }, (_, n) => drawRow({ id: `row ${n}` }));
const plan = { ...emptyPlan, quotas: [quota({ cases: 3, reserves: 2 })] };
const drawn = drawSample(rows, plan, 'ab');
const kept = drawn.map((one, at) => ({ row: one.row.id, number: 7 + at, quota: one.quota, rank: one.rank }));

test('a draw done again from the same seed is the same, whatever number its first case got', () => {
  assert.equal(isSameDraw(kept.toReversed(), drawSample(rows.toReversed(), plan, 'ab')), true);
});

test('another seed, a case more, a case less or two that changed places are not the same', () => {
  assert.equal(isSameDraw(kept, drawSample(rows, plan, 'cd')), false);
  assert.equal(isSameDraw(kept.slice(1), drawn), false);
  assert.equal(isSameDraw(kept, drawn.slice(1)), false);
  const [first, second, ...rest] = kept;
  const swapped = [
    { ...first, number: second?.number },
    { ...second, number: first?.number },
    ...rest,
  ] as typeof kept;
  assert.equal(isSameDraw(swapped, drawn), false);
});
