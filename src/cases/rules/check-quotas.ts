import type { TermsSample } from '#audits';
import { mostDrawn, type DrawPlan, type DrawRow, type Quota } from '../quota.ts';
import { isOfGroup } from './draw-sample.ts';
import { plainName } from './traits-of.ts';

/** What does not fit, and where: at a field of a quota (from 0), or of the draw as a whole. */
export type QuotaProblem = {
  readonly quota: number | null;
  readonly at: 'area' | 'cases' | 'reserves' | 'list' | 'differs';
  readonly says: string;
};

/** How the list comes to what can be drawn from it. */
export type ListSizes = {
  readonly listed: number;
  readonly excluded: number;
  readonly held: number;
  /** In the sample already, picked or supplied; or left it for a reason that stands. */
  readonly taken: number;
};

const traits = ['area', 'status', 'age', 'sex', 'ethnicity'] as const;

/** What stands in the way of drawing by this plan. `isAccepted`: somebody said that the numbers differ from the terms on purpose. */
export function checkQuotas(
  plan: DrawPlan,
  rows: readonly DrawRow[],
  sizes: ListSizes,
  sample: TermsSample,
  isAccepted: boolean,
): readonly QuotaProblem[] {
  const { quotas } = plan;
  if (rows.length === 0) return [{ quota: null, at: 'list', says: sayNothingLeft(sizes) }];
  const cases = sum(quotas, 'cases');
  const reserves = sum(quotas, 'reserves');
  if (cases === 0) return [{ quota: 0, at: 'cases', says: 'Enter how many cases are to be drawn' }];
  const problems: QuotaProblem[] = [];
  for (const [place, quota] of quotas.entries()) {
    const before = quotas.slice(0, place).findIndex((other) => isOverlapping(quota, other));
    if (before >= 0)
      problems.push({
        quota: place,
        at: 'area',
        says: `A child could be of group ${place + 1} and of group ${before + 1}. Part them by area, status, age, sex or ethnicity`,
      });
    problems.push(...checkSize(plan, quota, place, rows));
  }
  if (cases + reserves > mostDrawn)
    problems.push({
      quota: 0,
      at: 'cases',
      says: `A draw takes up to ${mostDrawn} cases and reserves; these are ${cases + reserves}`,
    });
  if (!isAccepted) problems.push(...checkTotal(cases, reserves, sample));
  return problems;
}

function checkSize(
  plan: DrawPlan,
  quota: Quota,
  place: number,
  rows: readonly DrawRow[],
): readonly QuotaProblem[] {
  const { fits, most } = countFits(quota, rows, plan.oneOfHousehold);
  if (quota.cases + quota.reserves <= most) return [];
  const there = `${fits === 1 ? '1 child fits' : `${fits} children fit`} group ${place + 1}${
    most < fits ? `, of ${most} ${most === 1 ? 'household' : 'households'}` : ''
  }`;
  return quota.cases > most
    ? [{ quota: place, at: 'cases', says: `Only ${there}. Enter ${most} or fewer cases` }]
    : [
        {
          quota: place,
          at: 'reserves',
          says: `Only ${there}. Enter ${most - quota.cases} or fewer reserves`,
        },
      ];
}

/** How many children fit a group, and how many of them one draw can take at most. */
export function countFits(
  quota: Quota,
  rows: readonly DrawRow[],
  oneOfHousehold: boolean,
): { readonly fits: number; readonly most: number } {
  const own = rows.filter((row) => isOfGroup(row, quota));
  if (!oneOfHousehold) return { fits: own.length, most: own.length };
  const homes = new Set(own.map((row) => row.household).filter((home) => home !== ''));
  return { fits: own.length, most: homes.size + own.filter((row) => row.household === '').length };
}

/** Two groups overlap unless some trait is said of both, and differs. */
function isOverlapping(one: Quota, other: Quota): boolean {
  return traits.every(
    (trait) => one[trait] === '' || other[trait] === '' || plainName(one[trait]) === plainName(other[trait]),
  );
}

function checkTotal(cases: number, reserves: number, sample: TermsSample): readonly QuotaProblem[] {
  const wanted = [
    sample.cases !== null && sample.cases !== cases && `${sample.cases} cases, and here are ${cases}`,
    sample.reserves !== null &&
      sample.reserves !== reserves &&
      `${sample.reserves} reserves, and here are ${reserves}`,
  ].filter((one) => one !== false);
  return wanted.length === 0
    ? []
    : [
        {
          quota: null,
          at: 'differs',
          says: `The agreed terms say ${wanted.join('; ')}. Change the numbers, or say below that they differ on purpose`,
        },
      ];
}

/** Why there is nobody to draw, in a sentence. */
export function sayNothingLeft({ listed, excluded, held, taken }: ListSizes): string {
  if (listed === 0) return 'There is no child on the list. Add a list first';
  const why = [
    excluded > 0 && `${excluded} left out`,
    held > 0 && `${held} held`,
    taken > 0 && `${taken} in the sample already, or left it`,
  ].filter((one) => one !== false);
  return `Nobody is left to draw: ${listed} on the list, ${why.join(', ')}`;
}

function sum(quotas: readonly Quota[], what: 'cases' | 'reserves'): number {
  return quotas.reduce((total, quota) => total + quota[what], 0);
}
