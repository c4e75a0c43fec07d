import { actorMay, listColleagues, mayDo, nameMembers, sayColleague, type ActingContext } from '#accounts';
import { findLiveAudit, type AuditKey, type LiveAudit } from '#audits';
import {
  hatOf,
  usualMinutes,
  type Concern,
  type ConcernHat,
  type ConcernStep,
  type ConcernWords,
  type Opened,
} from '../../concern.ts';
import { findConcernRoute } from '../../store/concern-route.ts';
import { findConcern, listConcernSteps, openConcern } from '../../store/concerns.ts';
import { auditKeyOf } from './open-cases.ts';

/** How "every coordinator" stands among those to whom a concern can be passed on. */
export const everyCoordinator = 'coordinators';

/** A concern with all that its page shows to somebody. */
export type LoadedConcern = {
  readonly key: AuditKey;
  /** Null to somebody who may not see the audit itself. */
  readonly audit: LiveAudit | null;
  readonly concern: Concern;
  readonly hat: ConcernHat;
  readonly written: Opened<ConcernWords>;
  readonly steps: readonly ConcernStep[];
  readonly nameOf: (membership: string | null) => string;
  readonly withinMinutes: number;
  /** To whom it can be passed on by whoever acts. */
  readonly others: readonly { readonly value: string; readonly label: string }[];
};

/** The concern that an address names; null when it is not there or not theirs. `lock`: to change it. */
export async function loadConcern(
  context: ActingContext,
  { lock }: { readonly lock: boolean },
): Promise<LoadedConcern | null> {
  const { tx, keys, actor, params } = context;
  const key = auditKeyOf(context);
  const concern = await findConcern(tx, key, params['concern'] ?? '', { lock });
  if (concern === null) return null;
  const coordinates = actorMay(actor, 'concerns.keep');
  const steps = await listConcernSteps(tx, keys, key, concern);
  const names = await nameMembers(tx, [...membershipsIn(concern, steps)]);
  const nameOf = (membership: string | null): string =>
    (membership === null ? undefined : names.get(membership)) ?? 'Somebody who is no longer here';
  return {
    key,
    audit: await findLiveAudit(tx, key),
    concern,
    hat: hatOf(concern, { membership: actor.membership, coordinates }),
    written: await openConcern(tx, keys, key, concern),
    steps,
    nameOf,
    withinMinutes: (await findConcernRoute(tx, key))?.withinMinutes ?? usualMinutes,
    others: await listOthers(context, concern, coordinates, nameOf),
  };
}

function membershipsIn(concern: Concern, steps: readonly ConcernStep[]): readonly string[] {
  const ids = [
    concern.raisedBy,
    concern.recipient,
    concern.deputy,
    ...steps.flatMap((step) => [
      step.doneBy,
      step.words?.state === 'open' ? (step.words.words.to ?? null) : null,
    ]),
  ];
  return ids.filter((id) => id !== null);
}

/** A coordinator knows everybody who can receive it; others pass it to the one beside them, or to the coordinators. */
async function listOthers(
  { tx, actor }: ActingContext,
  concern: Concern,
  coordinates: boolean,
  nameOf: (membership: string | null) => string,
): Promise<LoadedConcern['others']> {
  const colleagues = coordinates
    ? (await listColleagues(tx))
        .filter(({ roles }) => mayDo(roles, 'concerns.raise'))
        .map((one) => ({ value: one.membership, label: sayColleague(one) }))
    : [concern.recipient, concern.deputy]
        .filter((one) => one !== null)
        .map((one) => ({ value: one, label: nameOf(one) }));
  const deputy = colleagues.filter(({ value }) => value === concern.deputy);
  const rest = colleagues.filter(({ value }) => value !== concern.deputy);
  const people = [...deputy, ...rest].filter(
    ({ value }) => value !== actor.membership && value !== concern.recipient,
  );
  const all = { value: everyCoordinator, label: 'Every coordinator' };
  return concern.recipient === null ? people : [...people, all];
}
