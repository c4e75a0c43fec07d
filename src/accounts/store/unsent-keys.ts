import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export type UnsentKey = { readonly id: string; readonly sealed: Uint8Array };

/** The key of this sign-in: the one it has, or else the one offered. Null when nobody is signed in. */
export async function keepUnsentKey(tx: Tx, offered: UnsentKey): Promise<UnsentKey | null> {
  const found = await sql<{ id: string; sealed: Uint8Array }>`
    select * from accounts.keep_unsent_key(${offered.id}, ${Buffer.from(offered.sealed)})`.execute(tx);
  return found.rows[0] ?? null;
}

/**
 * The key of an earlier sign-in of the same person that ended by itself within a day; null where it was withdrawn. From now
 * on it is withdrawn with this sign-in's own.
 */
export async function findUnsentKey(tx: Tx, id: string): Promise<UnsentKey | null> {
  const found = await sql<{ sealed: Uint8Array | null }>`
    select accounts.open_unsent_key(${id}) as sealed`.execute(tx);
  const sealed = found.rows[0]?.sealed ?? null;
  return sealed === null ? null : { id, sealed };
}
