import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { child } from '../builders.ts';
import { countStrata, statusLabel, strataKey } from './count-strata.ts';

test('children are counted by area and status, age, sex and ethnicity; what is not given comes last', () => {
  const strata = countStrata(
    [child(), child({ area: '', status: '', sex: '', ethnicity: '', born: '' }), child({ area: 'Zed' })],
    '2025-06-01',
  );
  assert.deepEqual(strata.areas, ['Anytown', 'Zed', 'Not given']);
  assert.deepEqual(strata.statuses.map(statusLabel), ['Child protection plan', 'Not given']);
  assert.equal(strata.cells.get(strataKey('Zed', 'child_protection')), 1);
  assert.deepEqual(strata.ages, [
    { label: '10 to 15', count: 2 },
    { label: 'Not known', count: 1 },
  ]);
  assert.deepEqual(strata.sexes.at(-1), { label: 'Not given', count: 1 });
});

test('however a list is made up, the cells add up to it', () => {
  const any = fc.record({
    area: fc.string({ maxLength: 4 }),
    status: fc.constantFrom('', 'closed', 'child_in_need'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), (facts) => {
      const strata = countStrata(
        facts.map((one) => child(one)),
        '2025-06-01',
      );
      const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
      assert.equal(sum(strata.cells.values()), facts.length);
      assert.equal(sum(strata.ages.map((one) => one.count)), facts.length);
    }),
  );
});
