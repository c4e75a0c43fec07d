import type { TermsBasis } from '#audits';

/** From which day it is due that who the children are is destroyed, and by what that is reckoned. */
export type DestructionDue = {
  /** ISO; null where the terms name no day and none can be reckoned. */
  readonly day: string | null;
  readonly by: 'named' | 'board' | 'nothing';
  readonly months: number;
};

/** The class of records by which who the children are is kept (catalogue of retention). */
const identities = 'identity';

/**
 * The day that the terms name counts; else the months for which identities are kept, from the day on which the board sits:
 * it settles the action plan, and nothing here knows when that is signed off.
 */
export function destructionDue(
  basis: Pick<TermsBasis, 'destroyBy' | 'retention'>,
  boardDay: string,
): DestructionDue {
  const months = basis.retention.find((one) => one.code === identities)?.months ?? 0;
  if (basis.destroyBy !== '') return { day: basis.destroyBy, by: 'named', months };
  if (boardDay === '' || months === 0) return { day: null, by: 'nothing', months };
  return { day: Temporal.PlainDate.from(boardDay).add({ months }).toString(), by: 'board', months };
}
