import { randomBytes } from 'node:crypto';
import { encodeTexts } from './associated-data.ts';
import { SealBroken, decrypt, encrypt } from './cipher.ts';
import { materialOf, takeKey } from './key.ts';
import type { Key } from './key.ts';

/** A key that cannot be had, and why. "broken": what is stored does not open, or was moved or changed. */
export class KeyUnavailable extends Error {
  override name = 'KeyUnavailable';
  readonly id: string;
  readonly reason: 'destroyed' | 'missing' | 'broken' | 'taken';
  constructor(id: string, reason: KeyUnavailable['reason']) {
    super(`The key ${id} is ${reason}`);
    this.id = id;
    this.reason = reason;
  }
}

/** The parent of every key that has no other. It is never handed out. */
export const rootKeyId = 'root';

export type WrappedKey = { readonly parentId: string; readonly wrapped: Uint8Array };

/** What stands behind the keys: a folder here; a key management service or a database of its own fits as well. */
export type KeyStore = {
  readonly wrapWithRoot: (bytes: Uint8Array, context: Uint8Array) => Promise<Uint8Array>;
  /** Throws SealBroken when it does not open. */
  readonly unwrapWithRoot: (wrapped: Uint8Array, context: Uint8Array) => Promise<Uint8Array>;
  readonly read: (id: string) => Promise<WrappedKey | 'destroyed' | 'missing'>;
  /** Throws KeyUnavailable ("taken", "destroyed"); may ask for the wrapping again when the root key has changed meanwhile. */
  readonly add: (id: string, parentId: string, wrap: () => Promise<Uint8Array>) => Promise<void>;
  /** Destroyed stays destroyed: the id is never given again, also when it was never there. */
  readonly destroy: (id: string) => Promise<void>;
};

/** The id and its parent's are bound to the wrapped key: two stored keys cannot be exchanged, nor one hung elsewhere. */
export function wrapContext(id: string, parentId: string): Uint8Array {
  return encodeTexts(['wrapped key', id, parentId]);
}

const deepest = 8;

/** Ids are lower-case letters, figures and hyphens, up to 100 (a UUID is one), so that each is a safe file name. */
export function isKeyId(id: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/.test(id) && id !== rootKeyId;
}

/**
 * Makes a random key of 256 bits, stores it wrapped by its parent (`rootKeyId` or a key made before), and hands it out.
 * Throws KeyUnavailable when the id was used before or the parent cannot be had.
 */
export async function createKey(store: KeyStore, id: string, parentId: string): Promise<Key> {
  if (!isKeyId(id)) throw new RangeError('Not an id for a key');
  const parent = parentId === rootKeyId ? null : await unwrapKey(store, parentId);
  const bytes = randomBytes(32);
  const context = wrapContext(id, parentId);
  await store.add(id, parentId, async () =>
    parent === null ? store.wrapWithRoot(bytes, context) : encrypt(materialOf(parent), bytes, context),
  );
  return takeKey(id, bytes);
}

/**
 * Unwraps a key from the root key down. Nothing is kept between calls, so that a key destroyed (itself or above it) is
 * gone for the next caller. Throws KeyUnavailable naming the key that is the obstacle.
 */
export async function unwrapKey(store: KeyStore, id: string): Promise<Key> {
  try {
    return await unwrapAt(store, id, 1);
  } catch (problem) {
    // The root key may have been changed between reading the wrapped key and unwrapping it; a second look settles it.
    if (problem instanceof KeyUnavailable && problem.reason === 'broken') return unwrapAt(store, id, 1);
    throw problem;
  }
}

async function unwrapAt(store: KeyStore, id: string, depth: number): Promise<Key> {
  if (!isKeyId(id)) throw new RangeError('Not an id for a key');
  if (depth > deepest) throw new KeyUnavailable(id, 'broken');
  const stored = await store.read(id);
  if (stored === 'destroyed' || stored === 'missing') throw new KeyUnavailable(id, stored);
  const { parentId, wrapped } = stored;
  const context = wrapContext(id, parentId);
  try {
    if (parentId === rootKeyId) return takeKey(id, await store.unwrapWithRoot(wrapped, context));
    const parent = await unwrapAt(store, parentId, depth + 1);
    return takeKey(id, decrypt(materialOf(parent), wrapped, context));
  } catch (problem) {
    if (problem instanceof SealBroken || problem instanceof RangeError)
      throw new KeyUnavailable(id, 'broken');
    throw problem;
  }
}

/**
 * Destroys a key for ever: what was sealed under it, or under any key below it, can never be opened again, in no backup
 * of the database either. Doing it twice is the same as once.
 */
export async function destroyKey(store: KeyStore, id: string): Promise<void> {
  if (!isKeyId(id)) throw new RangeError('Not an id for a key');
  await store.destroy(id);
}
