// The draw (abuse case W13: nobody re-rolls unseen). Ranked by SHA-256 of a seed that was committed before; "how cases are
// chosen" is random within the theme, or so many from each group (process.md, step 3).
import { digestOf, orderOf } from '../draw-order.ts';
import type { DrawPlan, DrawRow, Group, Traits } from '../quota.ts';
import { plainName } from './traits-of.ts';

export type DrawnRow = {
  readonly row: DrawRow;
  readonly standing: 'in_sample' | 'reserve';
  /** Place of the quota in the plan, and the row's own in that quota; from 0, reserves after the cases. */
  readonly quota: number;
  readonly rank: number;
};

/** Whether a child is of a group. */
export function isOfGroup(traits: Traits, group: Group): boolean {
  return (
    (group.area === '' || plainName(group.area) === traits.area) &&
    (group.status === '' || group.status === traits.status) &&
    (group.age === '' || group.age === traits.age) &&
    (group.sex === '' || group.sex === traits.sex) &&
    (group.ethnicity === '' || group.ethnicity === traits.ethnicity)
  );
}

/**
 * Draws by a plan from a seed. All rows stand in the order of SHA-256 of the seed and their id; each quota takes the first
 * of its group as cases, and once all quotas have theirs, the next as reserves. With not more than one of a household, a
 * child is passed over when another of the household has been taken before. Comes in the order in which cases are numbered:
 * those of the sample first, and among them by SHA-256 of the seed, "number" and the id, so that a number tells nothing of
 * the quota. The same rows, plan and seed give the same, in whatever order the rows are given.
 */
export function drawSample(rows: readonly DrawRow[], plan: DrawPlan, seed: string): readonly DrawnRow[] {
  const ranked = inOrder(rows, (row) => orderOf(seed, row.id));
  const groups = plan.quotas.map((quota) => ranked.filter((row) => isOfGroup(row, quota)));
  const taken = new Set<string>();
  const homes = new Set<string>();
  const drawn: DrawnRow[] = [];
  for (const standing of ['in_sample', 'reserve'] as const) {
    for (const [quota, { cases, reserves }] of plan.quotas.entries()) {
      const wanted = standing === 'in_sample' ? cases : cases + reserves;
      let rank = drawn.filter((one) => one.quota === quota).length;
      for (const row of groups[quota] ?? []) {
        if (rank >= wanted) break;
        const isSibling = plan.oneOfHousehold && row.household !== '' && homes.has(row.household);
        if (taken.has(row.id) || isSibling) continue;
        taken.add(row.id);
        homes.add(row.household);
        drawn.push({ row, standing, quota, rank });
        rank += 1;
      }
    }
  }
  const numbered = inOrder(drawn, (one) => orderOf(seed, `number ${one.row.id}`));
  return [
    ...numbered.filter((one) => one.standing === 'in_sample'),
    ...numbered.filter((one) => one.standing === 'reserve'),
  ];
}

/** Shows later that the list a draw was committed for has not changed. */
export function digestRows(rows: readonly DrawRow[]): string {
  return digestOf(rows.map((row) => row.id));
}

function inOrder<Item>(items: readonly Item[], placeOf: (item: Item) => string): readonly Item[] {
  return items
    .map((item) => ({ item, place: placeOf(item) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ item }) => item);
}
