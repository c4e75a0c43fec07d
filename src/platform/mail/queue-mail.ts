import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { refuseUnfit } from './mail.ts';
import { keyForNow } from './outbox-key.ts';
import { sealMailText } from './sealed-text.ts';

/** Stands for "no partnership" where mails are kept. */
export const noPartnership = '00000000-0000-0000-0000-000000000000';

/** The job that sends what is due; it finds out by itself what that is. */
export const sendingTask = 'send-mails';

export type NewMail = {
  /** Null for what concerns a person and no partnership, such as a forgotten password. */
  readonly partnership: string | null;
  /** One address. */
  readonly to: string;
  readonly subject: string;
  /** Plain text. Never anything about a child, a case or a finding: it leaves our hands unsealed. */
  readonly text: string;
  /** What it is about, as a code: "invitation". */
  readonly about: string;
  /** True when the text lets its receiver in: it is then shown to nobody else. */
  readonly secret?: boolean;
  /** Not to go before this moment; at most 30 days ahead. */
  readonly notBefore?: Temporal.Instant;
  /**
   * Names the occasion, in ids and codes: a second mail of the same one is not written, whatever became of the first.
   * It is remembered as long as the row, 90 days.
   */
  readonly key?: string;
};

/**
 * Writes a mail into the outbox in the transaction that gives it reason: if that is undone, the mail never was.
 * @returns the mail's id; null when the occasion has its mail already.
 * @throws RangeError on a message that is not fit to send or waits longer than 30 days.
 */
export async function queueMail(tx: Tx, keys: KeyStore, mail: NewMail): Promise<string | null> {
  refuseUnfit(mail);
  const clock = await sql<{ now: Temporal.Instant }>`select now() as now`.execute(tx);
  const now = clock.rows[0]?.now;
  if (now === undefined) throw new Error('The database has no clock.');
  const partnership = mail.partnership ?? noPartnership;
  const id = randomUUID();
  const due = mail.notBefore ?? now;
  if (now.until(due).total('days') > 30) throw new RangeError('A mail waits 30 days at most');
  const key = await keyForNow(keys, now);
  const sealed = sealMailText(key, mail, partnership, id);
  const written = await sql`insert into platform.outgoing_mail
      (partnership_id, id, about, occasion, receiver, is_secret, sealed, sealed_under, due_at)
    values (${partnership}, ${id}, ${mail.about}, ${mail.key ?? null}, ${mail.to}, ${mail.secret ?? false},
      ${sealed}, ${key.id}, ${due.toString()})
    on conflict do nothing`.execute(tx);
  if (written.numAffectedRows === 0n) return null;
  await enqueue(tx, sendingTask, {}, sendingTask);
  return id;
}
