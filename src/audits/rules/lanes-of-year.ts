// What a year holds, one lane an audit: what is planned, and what is in hand whether anybody planned it or not.
import type { AuditInHand, Days, PlannedAudit } from '../programme/planned-audit.ts';
import { plannedDays } from './planned-when.ts';
import { stateOfPlanned, type Became, type PlannedState } from './planned-state.ts';
import { daysOfYear } from './programme-year.ts';

export type Lane = {
  readonly title: string;
  readonly state: PlannedState;
  readonly days: Days | null;
  /** Ids of agencies. */
  readonly agencies: readonly string[];
  /** Id of the audit in hand; null where there is none, or whoever asks does not see it. */
  readonly inHand: string | null;
  /** What is planned; null for an audit in hand that is in no plan of this year. */
  readonly planned: PlannedAudit | null;
};

/**
 * The lanes of a programme year: the planned audits in their order, then what is in hand besides. An audit in hand knows
 * its dates and agencies better than its plan did. One in hand that is planned for another year stands in both, where
 * its days reach into this one.
 */
export function lanesOfYear(
  year: number,
  planned: readonly PlannedAudit[],
  inHand: readonly AuditInHand[],
  became: ReadonlyMap<string, Became>,
): readonly Lane[] {
  const plans = planned.map((plan): Lane => {
    const live = inHand.find((audit) => audit.id === plan.audit);
    return {
      title: plan.title,
      state: stateOfPlanned(plan, became.get(plan.audit ?? '') ?? null),
      days: live?.days ?? plannedDays(plan),
      agencies: live === undefined || live.agencies.length === 0 ? plan.agencies : live.agencies,
      inHand: live?.id ?? null,
      planned: plan,
    };
  });
  const { from, until } = daysOfYear(year);
  const besides = inHand
    .filter((audit) => planned.every((plan) => plan.audit !== audit.id))
    .filter(({ days }) => days !== null && days.from <= until && days.until >= from);
  return [
    ...plans,
    ...besides.map((audit): Lane => ({
      title: audit.title,
      state: 'begun',
      days: audit.days,
      agencies: audit.agencies,
      inHand: audit.id,
      planned: null,
    })),
  ];
}

/** Whether an audit still asks, or will ask, anything of anybody. */
export function isAhead({ state }: Pick<Lane, 'state'>): boolean {
  return state === 'planned' || state === 'begun';
}
