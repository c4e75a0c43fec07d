import { accountPaths, listAreas, listMailReceivers } from '#accounts';
import {
  chooseReminders,
  forEveryPartnership,
  isHourForMail,
  nationsOf,
  receiversOfAgency,
  reminderText,
} from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { londonDay } from '#platform/time';
import { isBeingWritten } from '../return.ts';
import { listDueReturns } from '../store/returns.ts';

type Reminding = { readonly keys: KeyStore; readonly site: string; readonly now: Temporal.Instant };

/**
 * Writes to whoever has a return before its day and after it, by the rhythm of all reminders: the auditors who have its case
 * while it is being written, else whoever answers for the agency. Returns how many mails were written. It may be asked for
 * at any time and by many at once: an occasion has one mail.
 */
export async function remindOfReturns(
  transact: Transact,
  reminding: Reminding,
  signal: AbortSignal,
): Promise<number> {
  if (!isHourForMail(reminding.now)) return 0;
  return await forEveryPartnership(transact, signal, async (tx, id) => remindIn(tx, id, reminding));
}

async function remindIn(tx: Tx, partnership: string, { keys, site, now }: Reminding): Promise<number> {
  const today = londonDay(now);
  const due = await listDueReturns(tx, partnership, today);
  if (due.length === 0) return 0;
  const nations = nationsOf(await listAreas(tx, partnership));
  const people = await listMailReceivers(tx, partnership, today);
  const addresses = new Map<string, string>();
  const dates = due.map((one) => {
    const auditors = isBeingWritten(one.state)
      ? people.members.filter(({ membership }) => one.auditors.includes(membership))
      : [];
    const receivers = auditors.length > 0 ? auditors : receiversOfAgency(one.agency, people, today);
    for (const { id, email } of receivers) addresses.set(id, email);
    return { day: one.dueOn, doneOn: null, nations, receivers: receivers.map(({ id }) => id) };
  });
  const link = `${site}${accountPaths.signIn()}`;
  let written = 0;
  for (const { receiver, kind, days, key } of chooseReminders(dates, today)) {
    const mail = {
      partnership,
      to: addresses.get(receiver) ?? '',
      about: kind === 'coming' ? 'reminder' : 'overdue',
      key: `returns-${key}`,
    };
    if ((await queueMail(tx, keys, { ...mail, ...reminderText({ kind, days, link }) })) !== null)
      written += 1;
  }
  return written;
}
