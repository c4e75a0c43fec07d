import { accountPaths, listAreas, listMailReceivers } from '#accounts';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { londonDay, londonHour } from '#platform/time';
import { chooseReminders, reminderText, type ReminderKind } from '../rules/choose-reminders.ts';
import { reminderReceivers } from '../rules/reminder-receivers.ts';
import { listMilestonesAround, noteReminder } from '../store/reminders.ts';
import { nationsOf } from '../terms/timetable.ts';
import { forEveryPartnership } from './for-every-partnership.ts';

/** The hour, in London, before which nobody is written to. */
const begins = 7;

/** What a reminder is about, as the outbox knows it. */
const abouts: Readonly<Record<ReminderKind, string>> = { coming: 'reminder', passed: 'overdue' };

type Reminding = { readonly keys: KeyStore; readonly site: string; readonly now: Temporal.Instant };

/**
 * Writes the reminders that are due into the outbox of every partnership, as the system actor; returns how many. It finds
 * out from the dates what is due, so it may be asked for at any time and by many at once: an occasion has one mail.
 */
export async function queueReminders(
  transact: Transact,
  reminding: Reminding,
  signal: AbortSignal,
): Promise<number> {
  if (!isHourForMail(reminding.now)) return 0;
  return await forEveryPartnership(transact, signal, async (tx, id) => queueIn(tx, id, reminding));
}

/** Whether it is an hour, in London, at which people are written to. */
export function isHourForMail(now: Temporal.Instant): boolean {
  return londonHour(now) >= begins;
}

async function queueIn(tx: Tx, partnership: string, { keys, site, now }: Reminding): Promise<number> {
  const today = londonDay(now);
  const open = await listMilestonesAround(tx, partnership, today);
  if (open.length === 0) return 0;
  const nations = nationsOf(await listAreas(tx, partnership));
  const people = await listMailReceivers(tx, partnership, today);
  const addresses = new Map<string, string>();
  const milestones = open.map((milestone) => {
    const receivers = reminderReceivers(milestone.whose, milestone, people, today);
    for (const { id, email } of receivers) addresses.set(id, email);
    return { ...milestone, nations, receivers: receivers.map(({ id }) => id) };
  });
  const link = `${site}${accountPaths.signIn()}`;
  let written = 0;
  for (const { receiver, kind, days, key, milestones: told } of chooseReminders(milestones, today)) {
    const mail = { partnership, to: addresses.get(receiver) ?? '', about: abouts[kind], key };
    if ((await queueMail(tx, keys, { ...mail, ...reminderText({ kind, days, link }) })) === null) continue;
    written += 1;
    for (const milestone of told) await noteReminder(tx, partnership, milestone, today);
  }
  return written;
}
