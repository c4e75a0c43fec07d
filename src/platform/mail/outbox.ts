import { sql } from 'kysely';
import { KeyUnavailable, SealBroken, type KeyStore } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { destroyOldKeys } from './outbox-key.ts';
import { sendingTask } from './queue-mail.ts';
import { openMailText, type MailText } from './sealed-text.ts';
import type { MailReason } from './send-due-mails.ts';

export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'passed_on';

/** A mail as it stands in the outbox, without what it says. */
export type OutboxMail = {
  readonly id: string;
  readonly about: string;
  readonly receiver: string;
  readonly isSecret: boolean;
  /** True until the text is cleared, 14 days after the mail was settled. */
  readonly hasText: boolean;
  readonly state: MailState;
  readonly reason: MailReason | null;
  readonly tries: number;
  readonly queuedAt: Temporal.Instant;
  /** When it is tried next. */
  readonly dueAt: Temporal.Instant;
  readonly settledAt: Temporal.Instant | null;
};

/** How many mails there are in each state; a state without any is left out. */
export async function countMails(
  tx: Tx,
  partnership: string,
): Promise<Readonly<Partial<Record<MailState, number>>>> {
  const found = await sql<{ state: MailState; count: number }>`select state, count(*)::int as count
    from platform.outgoing_mail where partnership_id = ${partnership} group by state`.execute(tx);
  return Object.fromEntries(found.rows.map((row) => [row.state, row.count]));
}

/** Mails in these states, the newest first. */
export async function listMails(
  tx: Tx,
  partnership: string,
  wanted: { readonly states: readonly MailState[]; readonly limit: number; readonly offset: number },
): Promise<readonly OutboxMail[]> {
  const found = await sql<OutboxMail>`select ${columns} from platform.outgoing_mail
    where partnership_id = ${partnership} and state = any (${[...wanted.states]}::text[])
    order by queued_at desc, id limit ${wanted.limit} offset ${wanted.offset}`.execute(tx);
  return found.rows;
}

/** One mail; null when there is none of that id here. */
export async function findMail(tx: Tx, partnership: string, id: string): Promise<OutboxMail | null> {
  const found = await sql<OutboxMail>`select ${columns} from platform.outgoing_mail
    where partnership_id = ${partnership} and id = ${id}`.execute(tx);
  return found.rows[0] ?? null;
}

const columns =
  sql.raw(`id, about, receiver, is_secret as "isSecret", sealed is not null as "hasText", state, reason,
  tries, queued_at as "queuedAt", due_at as "dueAt", settled_at as "settledAt"`);

/** What a mail says; null when that is for its receiver only, was cleared, or can no longer be read. */
export async function readMailText(
  tx: Tx,
  keys: KeyStore,
  partnership: string,
  id: string,
): Promise<MailText | null> {
  const found = await sql<{ sealed: Buffer; sealed_under: string }>`select sealed, sealed_under
    from platform.outgoing_mail where partnership_id = ${partnership} and id = ${id} and not is_secret
      and sealed is not null`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  try {
    return await openMailText(keys, row, partnership, id);
  } catch (problem) {
    if (problem instanceof SealBroken || problem instanceof KeyUnavailable) return null;
    throw problem;
  }
}

/** Somebody passed the mail on by their own means. False when it is no longer waiting, nor given up. */
export async function markPassedOn(tx: Tx, partnership: string, id: string, by: string): Promise<boolean> {
  const done = await sql`update platform.outgoing_mail
    set state = 'passed_on', reason = null, settled_at = now(), settled_by = ${by}
    where partnership_id = ${partnership} and id = ${id} and state in ('waiting', 'failed')`.execute(tx);
  return done.numAffectedRows === 1n;
}

/**
 * Sends a mail that waits or was given up at once, with all its tries anew. False when it is neither, or its text was
 * cleared.
 */
export async function sendAgain(tx: Tx, partnership: string, id: string): Promise<boolean> {
  const done = await sql`update platform.outgoing_mail
    set state = 'waiting', reason = null, due_at = now(), tries = 0, unsure = 0, settled_at = null, settled_by = null
    where partnership_id = ${partnership} and id = ${id} and state in ('waiting', 'failed')
      and sealed is not null`.execute(tx);
  if (done.numAffectedRows === 0n) return false;
  await enqueue(tx, sendingTask, {}, sendingTask);
  return true;
}

/** Clears texts after 14 days, rows after 90, and destroys the keys that no text is left under. */
export async function clearOutbox(transact: Transact, keys: KeyStore): Promise<void> {
  const { now, inUse } = await transact(
    { kind: 'system', name: 'job', partnership: null },
    'write',
    async (tx, at) => {
      const left = await sql<{
        key: string;
      }>`select * from platform.clear_old_mails() as left_under(key)`.execute(tx);
      return { now: at, inUse: new Set(left.rows.map((row) => row.key)) };
    },
  );
  await destroyOldKeys(keys, now, inUse);
}
