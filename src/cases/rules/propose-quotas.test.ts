import assert from 'node:assert/strict';
import { test } from 'node:test';
import { termsSample as sample } from '../builders.ts';
import { proposeQuotas } from './propose-quotas.ts';

const area = (name: string, cases: number | null) => ({ area: null, name, nation: null, cases });

test('twelve cases as five, five and two by area, reserves shared out by size', () => {
  const proposed = proposeQuotas(
    sample({ cases: 12, reserves: 5, byArea: [area('City', 5), area('County', 5), area('Rutland', 2)] }),
  );
  assert.deepEqual(
    proposed.map((one) => [one.area, one.cases, one.reserves]),
    [
      ['City', 5, 2],
      ['County', 5, 2],
      ['Rutland', 2, 1],
    ],
  );
});

test('by status where areas are left open, else so many of any', () => {
  const byStatus = [
    { status: 'section_47', cases: 2 } as const,
    { status: 'child_in_need', cases: 2 } as const,
  ];
  assert.deepEqual(
    proposeQuotas(sample({ cases: 4, byArea: [area('City', null)], byStatus })).map((one) => one.status),
    ['section_47', 'child_in_need'],
  );
  const [only, ...more] = proposeQuotas(sample({ cases: 10, reserves: 3 }));
  assert.deepEqual([only?.cases, only?.reserves, more.length], [10, 3, 0]);
  assert.equal(proposeQuotas(sample({}))[0]?.cases, 0);
});
