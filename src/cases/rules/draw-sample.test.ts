import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { drawRow, quota } from '../builders.ts';
import { emptyPlan, type DrawPlan } from '../quota.ts';
import { digestRows, drawSample } from './draw-sample.ts';

const seedOf = (n: number) => createHash('sha256').update(`test ${n}`).digest('hex');
const plan = (of: Partial<DrawPlan>): DrawPlan => ({ ...emptyPlan, ageOn: '2025-06-01', ...of });
const ids = (drawn: ReturnType<typeof drawSample>) => drawn.map(({ row }) => row.id);

test('what is drawn can be worked out by hand: the first of the group by SHA-256 of the seed and the row', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => drawRow({ id }));
  const byHand = rows
    .map(
      ({ id }) =>
        [
          createHash('sha256')
            .update(`${seedOf(1)} ${id}`)
            .digest('hex'),
          id,
        ] as const,
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, id]) => id);
  const drawn = drawSample(rows, plan({ quotas: [quota({ cases: 2, reserves: 1 })] }), seedOf(1));
  assert.deepEqual(
    drawn.toSorted((one, other) => one.rank - other.rank).map(({ row }) => row.id),
    byHand.slice(0, 3),
  );
  assert.deepEqual(
    drawn.map(({ standing }) => standing),
    ['in_sample', 'in_sample', 'reserve'],
  );
});

test('so many come from each group, and nobody who is of none', () => {
  const rows = Array.from({ length: 30 }, (_, n) =>
    drawRow({ id: `row ${n}`, area: ['north', 'south', 'elsewhere'][n % 3] ?? '' }),
  );
  const quotas = [
    quota({ area: 'North', cases: 3, reserves: 2 }),
    quota({ area: 'South', cases: 2, reserves: 1 }),
  ];
  const drawn = drawSample(rows, plan({ quotas }), seedOf(2));
  const count = (place: number, standing: string) =>
    drawn.filter((one) => one.quota === place && one.standing === standing).length;
  assert.deepEqual(
    [count(0, 'in_sample'), count(0, 'reserve'), count(1, 'in_sample'), count(1, 'reserve')],
    [3, 2, 2, 1],
  );
  assert.ok(drawn.every(({ row }) => row.area !== 'elsewhere'));
});

test('of brothers and sisters not more than one is taken, reserves included, where the plan says so', () => {
  const rows = Array.from({ length: 12 }, (_, n) =>
    drawRow({ id: `row ${n}`, household: n < 8 ? `h${n % 2}` : '' }),
  );
  const quotas = [quota({ cases: 3, reserves: 9 })];
  const alone = drawSample(rows, plan({ quotas, oneOfHousehold: true }), seedOf(3));
  assert.equal(alone.length, 6);
  const homes = alone.map(({ row }) => row.household).filter((home) => home !== '');
  assert.equal(new Set(homes).size, homes.length);
  assert.equal(drawSample(rows, plan({ quotas }), seedOf(3)).length, 12);
});

test('Law: the order of the list makes no difference, nobody is drawn twice, quotas are met or their group is used up', () => {
  const anyRows = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      area: fc.constantFrom('north', 'south'),
      sex: fc.constantFrom('female' as const, 'male' as const),
      household: fc.constantFrom('', 'h1', 'h2', 'h3'),
    }),
    { selector: (row) => row.id, maxLength: 30 },
  );
  const few = fc.nat(6);
  fc.assert(
    fc.property(anyRows, few, few, fc.nat(), fc.boolean(), (facts, cases, reserves, n, oneOfHousehold) => {
      const rows = facts.map(drawRow);
      const quotas = [
        quota({ area: 'North', cases, reserves }),
        quota({ area: 'South', sex: 'male', cases: reserves, reserves: cases }),
      ];
      const drawn = drawSample(rows, plan({ quotas, oneOfHousehold }), seedOf(n));
      const other = drawSample(rows.toReversed(), plan({ quotas, oneOfHousehold }), seedOf(n));
      assert.deepEqual(other, drawn);
      assert.equal(new Set(ids(drawn)).size, drawn.length);
      if (oneOfHousehold) return;
      for (const [place, { area, sex, cases: wanted, reserves: more }] of quotas.entries()) {
        const own = drawn.filter((one) => one.quota === place);
        const size = rows.filter(
          (row) => row.area === area.toLowerCase() && (sex === '' || row.sex === sex),
        ).length;
        assert.equal(own.length, Math.min(size, wanted + more));
        assert.equal(own.filter((one) => one.standing === 'in_sample').length, Math.min(size, wanted));
      }
    }),
  );
});

test('Law: over many seeds every child is equally likely, and every number of a case falls equally often to each quota', () => {
  const rows = Array.from({ length: 20 }, (_, n) =>
    drawRow({ id: `row ${n}`, area: n < 10 ? 'north' : 'south' }),
  );
  const quotas = [quota({ area: 'North', cases: 2 }), quota({ area: 'South', cases: 2 })];
  const rounds = 4_000;
  const times = new Map<string, number>();
  let firstIsNorth = 0;
  for (let n = 0; n < rounds; n += 1) {
    const drawn = drawSample(rows, plan({ quotas }), seedOf(n));
    for (const id of ids(drawn)) times.set(id, (times.get(id) ?? 0) + 1);
    firstIsNorth += drawn[0]?.quota === 0 ? 1 : 0;
  }
  const expected = rounds / 5;
  const square = rows.reduce((sum, { id }) => sum + ((times.get(id) ?? 0) - expected) ** 2 / expected, 0);
  // Chi-square with 18 degrees of freedom goes beyond 42.3 once in a thousand; the seeds are fixed, so this never wavers.
  assert.ok(square < 42.3, `chi-square ${square}`);
  assert.ok(Math.abs(firstIsNorth - rounds / 2) < 3.3 * Math.sqrt(rounds / 4), String(firstIsNorth));
});

test('the digest of the list is the same in any order, and another once a child is gone', () => {
  const rows = ['a', 'b', 'c'].map((id) => drawRow({ id }));
  assert.equal(digestRows(rows), digestRows(rows.toReversed()));
  assert.notEqual(digestRows(rows), digestRows(rows.slice(1)));
  assert.equal(digestRows(rows), createHash('sha256').update('a\nb\nc\n').digest('hex'));
});
