import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermsSample } from '#audits';
import { drawRow, quota, termsSample } from '../builders.ts';
import { emptyPlan, type DrawPlan, type Quota } from '../quota.ts';
import { checkQuotas } from './check-quotas.ts';

const sizes = { listed: 6, excluded: 0, held: 0, taken: 0 };
const rows = ['north', 'north', 'north', 'north', 'south', 'south'].map((area, n) =>
  drawRow({ id: `row ${n}`, area, household: n < 2 ? 'h1' : '' }),
);
const check = (
  quotas: readonly Quota[],
  {
    plan = {},
    sample = {},
    on = sizes,
    from = rows,
    accepted = false,
  }: {
    plan?: Partial<DrawPlan>;
    sample?: Partial<TermsSample>;
    on?: typeof sizes;
    from?: typeof rows;
    accepted?: boolean;
  } = {},
) =>
  checkQuotas({ ...emptyPlan, ...plan, quotas }, from, on, termsSample(sample), accepted).map(
    ({ quota: place, at, says }) => `${place ?? '-'} ${at}: ${says}`,
  );

test('quotas that can be met and agree with the terms are fine', () => {
  const quotas = [quota({ area: 'North', cases: 2, reserves: 1 }), quota({ area: 'South', cases: 1 })];
  assert.deepEqual(check(quotas, { sample: { cases: 3, reserves: 1 } }), []);
});

test('a quota larger than its group says how many there are', () => {
  assert.deepEqual(check([quota({ area: 'South', cases: 3 })]), [
    '0 cases: Only 2 children fit group 1. Enter 2 or fewer cases',
  ]);
  assert.deepEqual(check([quota({ area: 'South', cases: 1, reserves: 2 })]), [
    '0 reserves: Only 2 children fit group 1. Enter 1 or fewer reserves',
  ]);
  assert.deepEqual(check([quota({ area: 'North', cases: 4 })], { plan: { oneOfHousehold: true } }), [
    '0 cases: Only 4 children fit group 1, of 3 households. Enter 3 or fewer cases',
  ]);
});

test('quotas that could both take one child are parted', () => {
  assert.deepEqual(check([quota({ area: 'North' }), quota({ status: 'child_protection' })]), [
    '1 area: A child could be of group 2 and of group 1. Part them by area, status, age, sex or ethnicity',
  ]);
  assert.deepEqual(check([quota({ area: 'North' }), quota({ area: ' north' })]).length, 1);
});

test('numbers other than those of the terms are drawn on purpose only', () => {
  const sample = { cases: 4, reserves: 2 };
  assert.deepEqual(check([quota({ cases: 3 })], { sample }), [
    '- differs: The agreed terms say 4 cases, and here are 3; 2 reserves, and here are 0. Change the numbers, or say below that they differ on purpose',
  ]);
  assert.deepEqual(check([quota({ cases: 3 })], { sample, accepted: true }), []);
});

test('nothing to draw, nobody to draw, and more than a draw takes are said', () => {
  assert.deepEqual(check([quota({ cases: 0 })]), ['0 cases: Enter how many cases are to be drawn']);
  assert.deepEqual(check([quota()], { from: [], on: { listed: 6, excluded: 2, held: 3, taken: 1 } }), [
    '- list: Nobody is left to draw: 6 on the list, 2 left out, 3 held, 1 in the sample already, or left it',
  ]);
  assert.deepEqual(check([quota()], { from: [], on: { listed: 0, excluded: 0, held: 0, taken: 0 } }), [
    '- list: There is no child on the list. Add a list first',
  ]);
  const many = Array.from({ length: 300 }, (_, n) => drawRow({ id: `row ${n}` }));
  assert.deepEqual(check([quota({ cases: 201 })], { from: many }), [
    '0 cases: A draw takes up to 200 cases and reserves; these are 201',
  ]);
});
