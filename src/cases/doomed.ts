import type { Destruction, Hold } from './guarding.ts';

/** A case that may be destroyed, as far as that is to be decided. */
export type Doomed = { readonly case: string; readonly number: number };

/** What a destruction takes, and what a hold keeps from it. */
export type Choice = {
  readonly frame: boolean;
  readonly auditKey: boolean;
  readonly cases: readonly Doomed[];
  /** Cases that stay because of a hold of their own. */
  readonly kept: readonly Doomed[];
  /** The hold that lets nothing be destroyed; null where there is none. */
  readonly stoppedBy: string | null;
};

/**
 * What a destruction takes while these holds stand. A hold on the whole audit lets nothing be destroyed. A hold on one case
 * keeps that case; the list and the audit's own key cannot be destroyed in part, so it keeps these whole.
 */
export function chooseDoomed(
  what: Destruction['what'],
  cases: readonly Doomed[],
  holds: readonly Hold[],
): Choice {
  const standing = holds.filter((hold) => hold.liftedAt === null);
  const whole = standing.find((hold) => hold.case === null);
  const stopping = what === 'cases' ? whole : (whole ?? standing[0]);
  if (stopping !== undefined)
    return { frame: false, auditKey: false, cases: [], kept: cases, stoppedBy: stopping.id };
  const held = new Set(standing.map((hold) => hold.case));
  return {
    frame: what !== 'cases',
    auditKey: what === 'all',
    cases: what === 'frame' ? [] : cases.filter((one) => !held.has(one.case)),
    kept: what === 'cases' ? cases.filter((one) => held.has(one.case)) : [],
    stoppedBy: null,
  };
}
