import { listOwnAuditors, nameMembers, type ActingContext, type OwnAuditor } from '#accounts';
import type { Assignment } from '../../assignment.ts';
import type { Conflict } from '../../conflict.ts';
import { matchPractitioner, type PractitionerMatch } from '../../rules/match-practitioner.ts';
import { permitConflictCheck } from '../../rules/permit-conflict-check.ts';
import { listAssignments } from '../../store/assignments.ts';
import { listConflicts, readPractitioners } from '../../store/conflicts.ts';
import { openAnswer, type OpenedAnswer } from './open-asked.ts';

/** Somebody of the agency to whom a case can be given, and how they stand to it. */
export type Candidate = OwnAuditor & {
  readonly match: PractitionerMatch | null;
  /** Their latest conflict with the case. */
  readonly conflict: Conflict | null;
  /** Given the case now. */
  readonly given: Assignment | null;
};

export type OpenedAssigning = OpenedAnswer & {
  readonly candidates: readonly Candidate[];
  readonly assignments: readonly Assignment[];
  readonly conflicts: readonly Conflict[];
  /** Also of people who have left. */
  readonly names: ReadonlyMap<string, string>;
  /** False where the program cannot read who worked with the family, so that nobody can be checked. */
  readonly isChecked: boolean;
};

/**
 * Opens who audits a case for the own agency. `null` when the ask is not theirs; `not known` while the agency has not said
 * that it knows the people, for then nobody audits.
 */
export async function openAssigning(
  context: ActingContext,
): Promise<OpenedAssigning | { readonly notKnown: OpenedAnswer } | null> {
  const { tx, keys, now } = context;
  const opened = await openAnswer(context);
  if (opened === null) return null;
  const { ask, key } = opened;
  const leave = permitConflictCheck(ask, { agency: opened.agency.id });
  if (leave === null) return { notKnown: opened };
  const of = { case: ask.case, agency: ask.agency };
  const practitioners = await readPractitioners(tx, keys, key, leave);
  const assignments = await listAssignments(tx, key, of);
  const conflicts = await listConflicts(tx, keys, key, of);
  const own = await listOwnAuditors(tx);
  const candidates = own.map((one): Candidate => ({
    ...one,
    match: matchPractitioner(one, practitioners ?? []),
    conflict: conflicts.findLast(({ membership }) => membership === one.membership) ?? null,
    given:
      assignments.find(
        ({ membership, endedAt, until }) =>
          membership === one.membership &&
          endedAt === null &&
          (until === null || Temporal.Instant.compare(until, now) > 0),
      ) ?? null,
  }));
  const names = await nameMembers(tx, [
    ...assignments.map((one) => one.membership),
    ...conflicts.flatMap((one) => [one.membership, one.secondReader ?? one.membership]),
  ]);
  return { ...opened, candidates, assignments, conflicts, names, isChecked: practitioners !== null };
}

/** Whether somebody may be given the case as things stand: nothing is known against it, or what is known is settled. */
export function mayBeGiven({ match, conflict }: Pick<Candidate, 'match' | 'conflict'>): boolean {
  if (conflict === null) return match === null;
  return ['second_reader', 'reason', 'confirmed'].includes(conflict.settled);
}

/** Auditors of the agency, apart from one, who are not close to the case. */
export function otherAuditors(
  { candidates }: Pick<OpenedAssigning, 'candidates'>,
  apartFrom: string,
): readonly Candidate[] {
  return readersBeside({ candidates }, apartFrom).filter((one) => one.roles.includes('auditor'));
}

/** Whoever of the agency could read a case as well, apart from one: also its lead. */
export function readersBeside(
  { candidates }: Pick<OpenedAssigning, 'candidates'>,
  apartFrom: string,
): readonly Candidate[] {
  return candidates.filter(
    (one) => one.membership !== apartFrom && one.match === null && one.conflict === null,
  );
}
