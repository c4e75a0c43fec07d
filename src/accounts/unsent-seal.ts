import { randomBytes } from 'node:crypto';
import { keepKey, open, rootKeyId, seal, SealBroken } from '#platform/crypto';
import type { Key, KeyStore, Place } from '#platform/crypto';

/** One key seals the keys that browsers seal with; made when the first is given. */
const keyId = 'unsent';

async function takeKey(keys: KeyStore): Promise<Key> {
  return await keepKey(keys, keyId, rootKeyId);
}

function placeOf(person: string, id: string): Place {
  return { partition: person, table: 'accounts.session', column: 'sealed_unsent_key', row: id, version: 0 };
}

/** A key of 256 random bits for what a sign-in of that person cannot send yet, sealed. */
export async function newUnsentKey(keys: KeyStore, person: string, id: string): Promise<Uint8Array> {
  return seal(await takeKey(keys), randomBytes(32), placeOf(person, id));
}

/** The key; null where it was sealed for somebody else. */
export async function openUnsentKey(
  keys: KeyStore,
  person: string,
  id: string,
  sealed: Uint8Array,
): Promise<Uint8Array | null> {
  try {
    return open(await takeKey(keys), sealed, placeOf(person, id));
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}
