import { accountPaths, listAreas, listMailReceivers, listPartnerships, type MailReceivers } from '#accounts';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { londonDay, type HolidayNation } from '#platform/time';
import { chooseChase } from '../rules/choose-chase.ts';
import { isWithinHours } from '../rules/concern-hours.ts';
import { concernMail } from '../rules/concern-mail.ts';
import { lockWaitingConcerns, takeBackNoneFound, type WaitingConcern } from '../store/concern-chase.ts';
import { addStep, nextStep } from '../store/concerns.ts';

type Telling = { readonly keys: KeyStore; readonly site: string };

/** What all concerns of a partnership are told with. */
type Around = Telling & {
  readonly partnership: string;
  readonly people: MailReceivers;
  readonly nations: readonly HolidayNation[];
  readonly now: Temporal.Instant;
};

/**
 * Writes to whoever is to acknowledge a concern, at once and when they have not; returns how many mails. It finds out by
 * itself what is due, so it may be asked for at any time and by many at once. What goes wrong in one partnership does not
 * keep the others from theirs, and is thrown when all have had their turn.
 */
export async function tellOfConcerns(
  transact: Transact,
  telling: Telling,
  signal: AbortSignal,
): Promise<number> {
  const job = { kind: 'system', name: 'job' } as const;
  const partnerships = await transact({ ...job, partnership: null }, 'read', listPartnerships);
  const failures: unknown[] = [];
  let written = 0;
  for (const { id } of partnerships) {
    if (signal.aborted) break;
    try {
      written += await transact({ ...job, partnership: id }, 'write', async (tx, now) =>
        tellIn(tx, id, telling, now),
      );
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return written;
}

async function tellIn(tx: Tx, partnership: string, telling: Telling, now: Temporal.Instant): Promise<number> {
  await takeBackNoneFound(tx, partnership);
  const waiting = await lockWaitingConcerns(tx, partnership);
  if (waiting.length === 0) return 0;
  const people = await listMailReceivers(tx, partnership, londonDay(now));
  const areas = await listAreas(tx, partnership);
  const around = { ...telling, partnership, people, now, nations: nationsOf(areas) };
  let written = 0;
  for (const concern of waiting) {
    const isLate = Temporal.Instant.compare(concern.acknowledgeBy, now) <= 0;
    written += isLate ? await chase(tx, concern, around) : await tell(tx, concern, around);
  }
  return written;
}

const known: readonly HolidayNation[] = ['England', 'Wales', 'Scotland', 'Northern Ireland'];

function nationsOf(areas: readonly { readonly nation: string }[]): readonly HolidayNation[] {
  const found = known.filter((nation) => areas.some((area) => area.nation === nation));
  return found.length === 0 ? ['England'] : found;
}

/** At once: the recipient, and the deputy too while it is out of hours, also when the hours end before it is acknowledged. */
async function tell(tx: Tx, concern: WaitingConcern, around: Around): Promise<number> {
  const isInHours = isWithinHours(concern.hours, around.now, around.nations);
  const named = isInHours ? [concern.recipient] : [concern.recipient, concern.deputy];
  return await send(tx, concern, around, 'told', concern.acknowledgeBy.toString(), {
    named,
    coordinators: false,
  });
}

async function chase(tx: Tx, concern: WaitingConcern, around: Around): Promise<number> {
  const due = chooseChase({ ...concern, now: around.now });
  if (due === null) return 0;
  const key = { partnership: around.partnership, audit: concern.audit };
  const number = await nextStep(tx, key, concern.id);
  const step = { concern: concern.id, number, kind: 'chased', sealed: null, by: null } as const;
  if (!(await addStep(tx, key, step))) return 0;
  return await send(tx, concern, around, 'chased', String(number), {
    named: due.receivers ? [concern.recipient, concern.deputy] : [],
    coordinators: due.coordinators,
  });
}

/** One mail to each; where those who are named cannot be written to, or nobody is named, to every coordinator. */
async function send(
  tx: Tx,
  concern: WaitingConcern,
  { keys, site, partnership, people }: Around,
  kind: 'told' | 'chased',
  occasion: string,
  to: { readonly named: readonly (string | null)[]; readonly coordinators: boolean },
): Promise<number> {
  const named = people.members.filter(({ membership }) => to.named.includes(membership));
  const isToAll = to.coordinators || named.length === 0;
  const coordinators = isToAll ? people.members.filter(({ roles }) => roles.includes('coordinator')) : [];
  const receivers = new Map([...named, ...coordinators].map(({ id, email }) => [id, email]));
  const text = concernMail({
    kind,
    acknowledgeBy: concern.acknowledgeBy,
    link: `${site}${accountPaths.signIn()}`,
  });
  let written = 0;
  for (const [person, email] of receivers) {
    const key = `concern-${concern.id}-${kind}-${occasion}-${person}`;
    const mail = { partnership, to: email, about: 'acknowledgement', key, ...text };
    if ((await queueMail(tx, keys, mail)) !== null) written += 1;
  }
  return written;
}
