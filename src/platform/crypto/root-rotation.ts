import { randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { createAtomically, syncFolder, writeAtomically } from '#platform/files';
import { SealBroken, decrypt, encrypt } from './cipher.ts';
import {
  listWrapped,
  pathsIn,
  readIfThere,
  readRoots,
  readStored,
  unwrapByAny,
  wipeWrapped,
  writeWrapped,
} from './key-folder.ts';
import { KeyUnavailable, rootKeyId, wrapContext } from './key-store.ts';

/** First step: the next root key lies beside the current one. From now on both open, and new keys go under the next. */
export async function beginRotation(folder: string): Promise<void> {
  await createAtomically(pathsIn(folder).nextRoot, randomBytes(32));
}

/** Second step, once for each wrapped key: one that hangs on the root key is wrapped anew. Again does no harm. */
export async function rewrapKey(folder: string, id: string): Promise<void> {
  const stored = await readStored(folder, id);
  if (stored === 'missing') return;
  if (stored === 'destroyed') return wipeWrapped(folder, id);
  if (stored.parentId !== rootKeyId) return;
  const roots = await readRoots(folder);
  const context = wrapContext(id, rootKeyId);
  let bytes: Buffer;
  try {
    bytes = unwrapByAny(roots, stored.wrapped, context);
  } catch (problem) {
    if (problem instanceof SealBroken) throw new KeyUnavailable(id, 'broken');
    throw problem;
  }
  const wrapped = encrypt(roots[0], bytes, context);
  bytes.fill(0);
  await writeAtomically(pathsIn(folder).wrapped(id), writeWrapped({ parentId: rootKeyId, wrapped }));
  // Destroyed while we were writing: what we wrote must not bring it back.
  if ((await readStored(folder, id)) === 'destroyed') await wipeWrapped(folder, id);
}

/** Throws KeyUnavailable ("broken") when a key that hangs on the root key does not open with the next one alone. */
async function checkAllOpenWithNext(folder: string): Promise<void> {
  const [next] = await readRoots(folder);
  for (const id of await listWrapped(folder)) {
    const stored = await readStored(folder, id);
    if (typeof stored === 'string' || stored.parentId !== rootKeyId) continue;
    try {
      decrypt(next, stored.wrapped, wrapContext(id, rootKeyId)).fill(0);
    } catch {
      throw new KeyUnavailable(id, 'broken');
    }
  }
}

/**
 * Last step: the next root key takes office and the bytes of the old one are overwritten. Looks through all keys once more
 * before, since there is no way back; throws KeyUnavailable ("broken") when one is not wrapped by the next root key.
 */
export async function finishRotation(folder: string): Promise<void> {
  const paths = pathsIn(folder);
  const old = await open(paths.root, 'r+');
  try {
    await checkAllOpenWithNext(folder);
    await rename(paths.nextRoot, paths.root);
    await syncFolder(folder);
    await old.write(randomBytes(32), 0, 32, 0);
    await old.sync();
  } finally {
    await old.close();
  }
}

/**
 * Changes the root key of a key folder while the server works. After a crash call it again: it goes on where it was, and
 * until then every key opens. Throws KeyUnavailable ("broken") and keeps both root keys when a wrapped key does not open.
 */
export async function rotateRootKey({ folder }: { folder: string }): Promise<void> {
  await beginRotation(folder);
  for (const id of await listWrapped(folder)) await rewrapKey(folder, id);
  await finishRotation(folder);
}

/** Whether a change of the root key was begun and not finished. */
export async function isRotationUnfinished({ folder }: { folder: string }): Promise<boolean> {
  return (await readIfThere(pathsIn(folder).nextRoot)) !== null;
}
