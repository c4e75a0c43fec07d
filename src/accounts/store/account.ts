import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** What somebody sees of their own account. */
export type Account = {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** Null in a demonstration, where people have no password. */
  readonly passwordChangedAt: Temporal.Instant | null;
  /** Null while there is no second factor. */
  readonly factorAddedAt: Temporal.Instant | null;
  readonly codesLeft: number;
};

/** The account of whoever is signed in, fully; null when nobody is. */
export async function findAccount(tx: Tx): Promise<Account | null> {
  const found = await sql<{
    person_id: string;
    person_name: string;
    email: string;
    password_changed_at: Temporal.Instant | null;
    factor_added_at: Temporal.Instant | null;
    codes_left: number;
  }>`select * from accounts.my_account()`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    person: row.person_id,
    name: row.person_name,
    email: row.email,
    passwordChangedAt: row.password_changed_at,
    factorAddedAt: row.factor_added_at,
    codesLeft: row.codes_left,
  };
}

export type OpenSession = {
  readonly began: Temporal.Instant;
  /** To the minute. */
  readonly seen: Temporal.Instant;
  readonly isThis: boolean;
};

/** Where they are signed in, the latest first. */
export async function listMySessions(tx: Tx): Promise<readonly OpenSession[]> {
  const found = await sql<{ began_at: Temporal.Instant; seen_at: Temporal.Instant; is_this: boolean }>`
    select * from accounts.my_sessions()`.execute(tx);
  return found.rows.map((row) => ({ began: row.began_at, seen: row.seen_at, isThis: row.is_this }));
}

/** Notes in the session that the password of that try was right; false when it was not this person's try. */
export async function confirmPassword(tx: Tx, tryId: string): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.confirm_password(${tryId}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Changes one's own name from what was seen; false when it was another. */
export async function changeMyName(tx: Tx, seen: string, name: string): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.change_my_name(${seen}, ${name}) as done`.execute(
    tx,
  );
  return done.rows[0]?.done === true;
}

/** Changes one's own password within a minute of confirming the old one, and ends every other session. */
export async function changeMyPassword(tx: Tx, passwordHash: string): Promise<boolean> {
  const done = await sql<{ done: boolean }>`
    select accounts.change_my_password(${randomUUID()}, ${passwordHash}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Puts new recovery codes in place of the old, within a minute of confirming the password. */
export async function remakeRecoveryCodes(tx: Tx, hashes: readonly Uint8Array[]): Promise<boolean> {
  const done = await sql<{ done: boolean }>`select accounts.remake_recovery_codes(${randomUUID()},
    ${hashes.map((hash) => Buffer.from(hash))}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Ends every session of one's own but this one, or this one as well. */
export async function endMySessions(tx: Tx, hereToo: boolean): Promise<void> {
  await sql`select accounts.end_my_sessions(${randomUUID()}, ${hereToo})`.execute(tx);
}
