import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { KeyUnavailable, SealBroken, type KeyStore } from '#platform/crypto';
import type { Session, Transact, Tx } from '#platform/db';
import { MailFailed, type Mail } from './mail.ts';
import { pauseAfter } from './next-try.ts';
import { openMailText } from './sealed-text.ts';

/** Why a mail will not be tried again. */
export type MailReason = 'refused' | 'unreachable' | 'unsure' | 'unreadable' | 'unfit' | 'expired';

type Due = { partnership: string; mail: string };

type Taken = {
  readonly partnership: string;
  readonly id: string;
  readonly claim: string;
  readonly receiver: string;
  readonly sealed: Buffer | null;
  readonly sealed_under: string;
  readonly tries: number;
  readonly unsure: number;
};

/** What came of a try. */
type Settling =
  | { readonly state: 'sent' }
  | { readonly state: 'failed'; readonly reason: MailReason }
  | { readonly state: 'waiting'; readonly pause: Temporal.Duration; readonly unsure: boolean };

/**
 * Milliseconds. Ten minutes after it was taken in hand a mail counts as abandoned (`list_due_mails` says so), and another
 * may take it. Whoever was stopped for longer than this between taking and sending therefore no longer sends.
 */
const longestHold = 5 * 60_000;

/** How many are asked for at once. */
const batch = 50;

/**
 * Sends what is due in every partnership, one mail after the other, until nothing is, `signal` asks to stop, or the mail
 * server cannot be reached: then the others wait too. Each mail is taken in hand in a transaction of its own before it is
 * sent, and only who has it in hand says what came of it. May run many times at once. A mail of which nobody knows
 * whether it arrived is sent once more, never a third time. Returns how many went.
 */
export async function sendDueMails(
  transact: Transact,
  keys: KeyStore,
  mail: Mail,
  signal: AbortSignal,
): Promise<number> {
  if (!mail.canSend) return 0;
  let sent = 0;
  for (let due = await listDue(transact); due.length > 0; due = await listDue(transact)) {
    for (const { partnership, mail: id } of due) {
      if (signal.aborted) return sent;
      const done = await sendOne(transact, keys, mail, partnership, id);
      if (done === 'sent') sent += 1;
      if (done === 'away') return sent;
    }
  }
  return sent;
}

async function listDue(transact: Transact): Promise<readonly Due[]> {
  return await transact({ kind: 'system', name: 'job', partnership: null }, 'read', async (tx) => {
    const found = await sql<Due>`select partnership, mail from platform.list_due_mails(${batch})`.execute(tx);
    return found.rows;
  });
}

async function sendOne(
  transact: Transact,
  keys: KeyStore,
  mail: Mail,
  partnership: string,
  id: string,
): Promise<'sent' | 'not sent' | 'away'> {
  const session: Session = { kind: 'system', name: 'job', partnership };
  const begun = performance.now();
  const taken = await transact(session, 'write', async (tx) => take(tx, partnership, id));
  if (taken === null) return 'not sent';
  let isAway = false;
  const settling = await tryToSend(keys, mail, taken, begun).catch((problem: unknown): Settling => {
    isAway = problem instanceof MailFailed && problem.hindrance === 'away';
    return afterFailure(problem, taken);
  });
  await transact(session, 'write', async (tx, now) => settle(tx, now, taken, settling));
  if (settling.state === 'sent') return 'sent';
  return isAway ? 'away' : 'not sent';
}

async function take(tx: Tx, partnership: string, id: string): Promise<Taken | null> {
  const claim = randomUUID();
  const found = await sql<Omit<Taken, 'partnership' | 'id' | 'claim'>>`
    update platform.outgoing_mail set state = 'sending', claim = ${claim}, claimed_at = now(), tries = tries + 1,
      unsure = unsure + (state = 'sending')::int
    where partnership_id = ${partnership} and id = ${id} and ((state = 'waiting' and due_at <= now())
      or (state = 'sending' and claimed_at < now() - interval '10 minutes'))
    returning receiver, sealed, sealed_under, tries, unsure`.execute(tx);
  const row = found.rows[0];
  return row === undefined ? null : { ...row, partnership, id, claim };
}

async function tryToSend(keys: KeyStore, mail: Mail, taken: Taken, begun: number): Promise<Settling> {
  if (taken.unsure > 1) return { state: 'failed', reason: 'unsure' };
  if (taken.sealed === null) return { state: 'failed', reason: 'unreadable' };
  const said = await openMailText(keys, { ...taken, sealed: taken.sealed }, taken.partnership, taken.id);
  if (performance.now() - begun > longestHold) throw new MailFailed('it was held for too long', 'later');
  await mail.sendMail({ to: taken.receiver, ...said, id: taken.id });
  return { state: 'sent' };
}

function afterFailure(problem: unknown, taken: Taken): Settling {
  if (problem instanceof SealBroken || problem instanceof KeyUnavailable)
    return { state: 'failed', reason: 'unreadable' };
  if (problem instanceof RangeError) return { state: 'failed', reason: 'unfit' };
  if (!(problem instanceof MailFailed)) throw problem;
  if (problem.permanent) return { state: 'failed', reason: 'refused' };
  const unsure = problem.hindrance === 'unsure';
  if (unsure && taken.unsure > 0) return { state: 'failed', reason: 'unsure' };
  const pause = pauseAfter(taken.tries);
  if (pause === null) return { state: 'failed', reason: 'unreachable' };
  return { state: 'waiting', pause, unsure };
}

/** Nothing happens when the mail was taken from us meanwhile: what came of it is then somebody else's to say. */
async function settle(tx: Tx, now: Temporal.Instant, taken: Taken, settling: Settling): Promise<void> {
  const { partnership, id, claim } = taken;
  const isOver = settling.state !== 'waiting';
  const due = settling.state === 'waiting' ? now.add(settling.pause).toString() : null;
  await sql`update platform.outgoing_mail set state = ${settling.state},
      reason = ${settling.state === 'failed' ? settling.reason : null},
      due_at = coalesce(${due}::timestamptz, due_at),
      unsure = unsure + ${settling.state === 'waiting' && settling.unsure ? 1 : 0}::int,
      claim = null, claimed_at = null, settled_at = ${isOver ? now.toString() : null}::timestamptz
    where partnership_id = ${partnership} and id = ${id} and state = 'sending' and claim = ${claim}`.execute(
    tx,
  );
}
