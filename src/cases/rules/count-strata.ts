// The table by which a reader judges a sample: who was on the list it was drawn from (Portsmouth 2017; process.md, step 3).
import { caseStatuses, isCaseStatus } from '#audits';
import type { FrameChild } from '../identity.ts';
import { ageBands, type AgeBand } from '../quota.ts';
import { ageReader, sayAgeBand } from './age-band.ts';

export type Strata = {
  readonly total: number;
  /** Area by status: names of the areas, codes of the statuses, and how many. */
  readonly areas: readonly string[];
  readonly statuses: readonly string[];
  readonly cells: ReadonlyMap<string, number>;
  readonly ages: readonly Count[];
  readonly sexes: readonly Count[];
  readonly ethnicities: readonly Count[];
};
export type Count = { readonly label: string; readonly count: number };

const notGiven = 'Not given';

/** The key of a cell of area by status. */
export function strataKey(area: string, status: string): string {
  return JSON.stringify([area, status]);
}

/** How a status is called; "Not given" where there is none. */
export function statusLabel(status: string): string {
  return isCaseStatus(status) ? caseStatuses[status] : notGiven;
}

/** Counts children by area and status, by age on a day (ISO), sex and ethnicity. */
export function countStrata(children: readonly FrameChild[], day: string): Strata {
  const cells = new Map<string, number>();
  const [areas, statuses] = [new Set<string>(), new Set<string>()];
  const [ages, sexes, ethnicities] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const ageOf = ageReader(day);
  const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const child of children) {
    const area = child.area || notGiven;
    areas.add(area);
    statuses.add(child.status);
    add(cells, strataKey(area, child.status));
    add(ages, ageOf(child));
    add(sexes, child.sex || notGiven);
    add(ethnicities, child.ethnicity || notGiven);
  }
  const order = [...Object.keys(caseStatuses), ''];
  return {
    total: children.length,
    areas: [...areas].toSorted(lastNotGiven),
    statuses: order.filter((status) => statuses.has(status)),
    cells,
    ages: [...(Object.keys(ageBands) as readonly AgeBand[]), '' as const].flatMap((band) => {
      const count = ages.get(band) ?? 0;
      return count === 0 ? [] : [{ label: sayAgeBand(band), count }];
    }),
    sexes: byLabel(sexes),
    ethnicities: byLabel(ethnicities),
  };
}

function byLabel(counts: ReadonlyMap<string, number>): readonly Count[] {
  return [...counts]
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => lastNotGiven(a.label, b.label));
}

function lastNotGiven(a: string, b: string): number {
  if (a === notGiven || b === notGiven) return a === b ? 0 : a === notGiven ? 1 : -1;
  return a.localeCompare(b, 'en-GB');
}
