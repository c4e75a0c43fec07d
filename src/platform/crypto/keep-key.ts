import { createKey, KeyUnavailable, unwrapKey, type KeyStore } from './key-store.ts';
import type { Key } from './key.ts';

/**
 * The key of that id, made under its parent when it is the first time that it is needed; of several who need it at the
 * same moment one makes it. Throws KeyUnavailable when it was destroyed or does not open.
 */
export async function keepKey(store: KeyStore, id: string, parentId: string): Promise<Key> {
  try {
    return await unwrapKey(store, id);
  } catch (problem) {
    if (!(problem instanceof KeyUnavailable) || problem.reason !== 'missing' || problem.id !== id)
      throw problem;
  }
  try {
    return await createKey(store, id, parentId);
  } catch (problem) {
    if (!(problem instanceof KeyUnavailable) || problem.reason !== 'taken') throw problem;
    return await unwrapKey(store, id);
  }
}
