// What the agreed terms say of the sample, as groups to draw from (12 cases = 5 + 5 + 2 by area: LLR 2025; by status:
// Portsmouth 2017).
import type { TermsSample } from '#audits';
import type { Group, Quota } from '../quota.ts';

const any: Group = { area: '', status: '', age: '', sex: '', ethnicity: '' };

/**
 * Proposes quotas: by area where the terms say so many from each, else by status, else so many of any. Reserves are shared
 * out by size, what is left over to the largest first. Terms that set both cannot be met by either alone: areas go before,
 * and whoever draws sets the rest.
 */
export function proposeQuotas(sample: TermsSample): readonly Quota[] {
  const byArea = sample.byArea
    .filter((one) => (one.cases ?? 0) > 0)
    .map((one) => ({ ...any, area: one.name, cases: one.cases ?? 0 }));
  const byStatus = sample.byStatus
    .filter((one) => one.cases > 0)
    .map((one) => ({ ...any, status: one.status, cases: one.cases }));
  const groups = byArea.length > 0 ? byArea : byStatus;
  const chosen = groups.length > 0 ? groups : [{ ...any, cases: sample.cases ?? 0 }];
  const shares = share(
    sample.reserves ?? 0,
    chosen.map((one) => one.cases),
  );
  return chosen.map((one, place) => ({ ...one, reserves: shares[place] ?? 0 }));
}

/** Shares a whole number out by weight, largest remainders first. */
function share(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum === 0) return weights.map((_, place) => (place === 0 ? whole : 0));
  const shares = weights.map((weight) => Math.floor((whole * weight) / sum));
  const rest = weights
    .map((weight, place) => ({ place, left: (whole * weight) % sum }))
    .toSorted((one, other) => other.left - one.left);
  const missing = whole - shares.reduce((total, one) => total + one, 0);
  for (const { place } of rest.slice(0, missing)) shares[place] = (shares[place] ?? 0) + 1;
  return shares;
}
