import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** A try with a password, counted before it is judged. `waits`: there were too many; a right password is no use now. */
export type Try = {
  readonly id: string;
  /** The hash kept for the address; null for an address that nobody here has, or whose account is closed. */
  readonly known: { readonly person: string; readonly hash: string; readonly waits: boolean } | null;
};

/** Counts a try at an address and returns what is kept for it. The id settles it, within the minute. */
export async function beginTry(tx: Tx, address: string): Promise<Try> {
  const id = randomUUID();
  const found = await sql<{ person_id: string; password_hash: string; waits: boolean }>`
    select * from accounts.begin_try(${id}, ${address})`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return { id, known: null };
  return { id, known: { person: row.person_id, hash: row.password_hash, waits: row.waits } };
}

/**
 * Begins a session for whose password was right in that try, in place of the one the browser came with; only the hash of
 * its key is kept. False when the try was settled before or is older than a minute.
 */
export async function beginSession(tx: Tx, keyHash: Uint8Array, tryId: string): Promise<boolean> {
  const done = await sql<{ done: boolean }>`
    select accounts.begin_session(${Buffer.from(keyHash)}, ${tryId}) as done`.execute(tx);
  return done.rows[0]?.done === true;
}

/** Begins a full session with a click; false anywhere but in a demonstration. */
export async function beginDemonstrationSession(
  tx: Tx,
  keyHash: Uint8Array,
  person: string,
): Promise<boolean> {
  const done = await sql<{ done: boolean }>`
    select accounts.begin_demonstration_session(${Buffer.from(keyHash)}, ${person}, ${randomUUID()}) as done`.execute(
    tx,
  );
  return done.rows[0]?.done === true;
}

/** Ends the session of this transaction. */
export async function endSession(tx: Tx): Promise<void> {
  await sql`select accounts.end_session()`.execute(tx);
}

/** How far somebody has come on the way in. 'code': the second factor is to be shown; 'set up': there is none yet. */
export type Stage = 'open' | 'code' | 'set up';

export type Standing = {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly stage: Stage;
  readonly hasFactor: boolean;
  /** Recovery codes not yet used. */
  readonly codesLeft: number;
  /** Whether the password was typed within the last ten minutes. */
  readonly isPasswordFresh: boolean;
};

/** Where the person of this session stands; null when nobody typed a right password in this browser. */
export async function findStanding(tx: Tx): Promise<Standing | null> {
  const found = await sql<{
    person_id: string;
    person_name: string;
    email: string;
    stage: Stage;
    has_factor: boolean;
    codes_left: number;
    password_fresh: boolean;
  }>`select * from accounts.my_standing()`.execute(tx);
  const row = found.rows[0];
  if (row === undefined) return null;
  return {
    person: row.person_id,
    name: row.person_name,
    email: row.email,
    stage: row.stage,
    hasFactor: row.has_factor,
    codesLeft: row.codes_left,
    isPasswordFresh: row.password_fresh,
  };
}
