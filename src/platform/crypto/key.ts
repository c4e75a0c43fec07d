import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** A symbol of this file alone: nobody else can make a `Key`. */
const mark: unique symbol = Symbol('key');

/** A key in hand. It shows its id and nothing else: the bytes cannot be reached from it, printed, copied or sent. */
export type Key = { readonly id: string; readonly [mark]: true };

const material = new WeakMap<Key, KeyObject>();

/** Takes 32 bytes as the key of that id and wipes them. */
export function takeKey(id: string, bytes: Uint8Array): Key {
  if (bytes.length !== 32) throw new RangeError('A key has 32 bytes');
  const key: Key = Object.freeze({ id, [mark]: true as const });
  material.set(key, createSecretKey(bytes));
  bytes.fill(0);
  return key;
}

/** The key as node:crypto uses it; only for the files of this folder. */
export function materialOf(key: Key): KeyObject {
  const found = material.get(key);
  if (found === undefined) throw new TypeError('Not a key of this process');
  return found;
}
