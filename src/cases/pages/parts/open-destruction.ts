import type { ActingContext } from '#accounts';
import type { Destruction } from '../../guarding.ts';
import { chooseDoomed, type Choice } from '../../doomed.ts';
import { listDestructions } from '../../store/destructions.ts';
import { listHolds } from '../../store/holds.ts';
import { listSampleCases } from '../../store/sample-cases.ts';
import { namePeople, openGuarded, type OpenedGuard } from './open-guarded.ts';

export type OpenedDestruction = OpenedGuard & {
  readonly destruction: Destruction;
  /** What it would take by now. */
  readonly choice: Choice;
  /** "A. Person, data guardian" */
  readonly name: (membership: string | null) => string;
};

/** Opens the destruction that an address names; null when it is not there or not theirs. */
export async function openDestruction(context: ActingContext): Promise<OpenedDestruction | null> {
  const opened = await openGuarded(context);
  if (opened === null) return null;
  const { tx } = context;
  const destructions = await listDestructions(tx, opened.key);
  const destruction = destructions.find((one) => one.id === context.params['destruction']);
  if (destruction === undefined) return null;
  const cases = (await listSampleCases(tx, opened.key))
    .filter((one) => one.destroyedAt === null)
    .map((one) => ({ case: one.id, number: one.number }));
  return {
    ...opened,
    destruction,
    choice: chooseDoomed(destruction.what, cases, await listHolds(tx, opened.key)),
    name: await namePeople(context, [destruction.proposedBy, destruction.decidedBy]),
  };
}
