import { createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createAtomically, syncFolder, writeAtomically } from '#platform/files';
import { SealBroken, decrypt, encrypt } from './cipher.ts';
import { KeyUnavailable, isKeyId } from './key-store.ts';
import type { KeyStore, WrappedKey } from './key-store.ts';

/** The key folder is not fit for use; the message is for the person who runs the server. */
export class KeyFolderProblem extends Error {
  override name = 'KeyFolderProblem';
}

/** The file that stands for each thing in a key folder. `nextRoot` is there only while the root key is being changed. */
export function pathsIn(folder: string) {
  return {
    root: join(folder, 'root.key'),
    nextRoot: join(folder, 'root.next'),
    wrappedFolder: join(folder, 'wrapped'),
    wrapped: (id: string) => join(folder, 'wrapped', id),
    destroyedFolder: join(folder, 'destroyed'),
    destroyed: (id: string) => join(folder, 'destroyed', id),
  };
}

async function unlessMissing<T>(opening: Promise<T>): Promise<T | null> {
  try {
    return await opening;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    throw problem;
  }
}

/** The file's bytes, or null when there is no such file. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  return unlessMissing(readFile(path));
}

function asRootKey(bytes: Buffer): KeyObject {
  if (bytes.length !== 32)
    throw new KeyFolderProblem('The root key file does not hold 32 bytes. Restore it.');
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

/**
 * The root keys that wrapped keys may be under, the one to wrap with first. Read from disk each time: a running server
 * follows a change of the root key. The next one is looked for first, or its taking office could be missed between.
 */
export async function readRoots(folder: string): Promise<[KeyObject, ...KeyObject[]]> {
  const paths = pathsIn(folder);
  const next = await readIfThere(paths.nextRoot);
  const current = await readIfThere(paths.root);
  if (current === null) throw new KeyFolderProblem('The root key file is missing. Restore it.');
  return next === null ? [asRootKey(current)] : [asRootKey(next), asRootKey(current)];
}

/** Opens what was wrapped by one of these root keys; throws SealBroken when none fits. */
export function unwrapByAny(roots: readonly KeyObject[], wrapped: Uint8Array, context: Uint8Array): Buffer {
  for (const root of roots) {
    try {
      return decrypt(root, wrapped, context);
    } catch (problem) {
      if (!(problem instanceof SealBroken)) throw problem;
    }
  }
  throw new SealBroken();
}

/** A wrapped key as the text of its file. */
export function writeWrapped(key: WrappedKey): string {
  const wrapped = Buffer.from(key.wrapped).toString('base64');
  return JSON.stringify({ format: 1, parent: key.parentId, wrapped });
}

function readWrapped(id: string, text: string): WrappedKey {
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored === 'object' && stored !== null && 'format' in stored && stored.format === 1)
      if ('parent' in stored && typeof stored.parent === 'string')
        if ('wrapped' in stored && typeof stored.wrapped === 'string')
          return { parentId: stored.parent, wrapped: Buffer.from(stored.wrapped, 'base64') };
  } catch {
    // Falls to the error below: text that is no JSON is broken too.
  }
  throw new KeyUnavailable(id, 'broken');
}

/** What is stored of a key. "Destroyed" is looked for first: it wins over a file that came back. */
export async function readStored(folder: string, id: string): Promise<WrappedKey | 'destroyed' | 'missing'> {
  const paths = pathsIn(folder);
  if ((await readIfThere(paths.destroyed(id))) !== null) return 'destroyed';
  const bytes = await readIfThere(paths.wrapped(id));
  return bytes === null ? 'missing' : readWrapped(id, bytes.toString('utf8'));
}

/** Overwrites a file with noise and removes it; nothing happens when there is none. */
export async function wipeFile(path: string): Promise<void> {
  const handle = await unlessMissing(open(path, 'r+'));
  if (handle === null) return;
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(path, { force: true });
}

/** Removes the wrapped key of an id and what a crash may have left of it while it was being written. */
export async function wipeWrapped(folder: string, id: string): Promise<void> {
  const { wrappedFolder, wrapped } = pathsIn(folder);
  await wipeFile(wrapped(id));
  for (const name of await readdir(wrappedFolder))
    if (name.startsWith(`.${id}.`)) await wipeFile(join(wrappedFolder, name));
  await syncFolder(wrappedFolder);
}

/** The ids of all wrapped keys in the folder. */
export async function listWrapped(folder: string): Promise<string[]> {
  return (await readdir(pathsIn(folder).wrappedFolder)).filter(isKeyId);
}

async function readGeneration(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const root of await readRoots(folder)) hash.update(root.export());
  return hash.digest('hex');
}

async function addWrapped(folder: string, id: string, parentId: string, wrap: () => Promise<Uint8Array>) {
  const paths = pathsIn(folder);
  if ((await readIfThere(paths.destroyed(id))) !== null) throw new KeyUnavailable(id, 'destroyed');
  const before = await readGeneration(folder);
  const created = await createAtomically(
    paths.wrapped(id),
    writeWrapped({ parentId, wrapped: await wrap() }),
  );
  if (!created) throw new KeyUnavailable(id, 'taken');
  // A change of the root key that began meanwhile may not have seen this file: then wrap it again, by the new one.
  if ((await readGeneration(folder)) !== before)
    await writeAtomically(paths.wrapped(id), writeWrapped({ parentId, wrapped: await wrap() }));
  if ((await readIfThere(paths.destroyed(id))) !== null) {
    await wipeWrapped(folder, id);
    throw new KeyUnavailable(id, 'destroyed');
  }
}

async function refuseOpenToOthers(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  if (((await stat(path)).mode & 0o077) !== 0)
    throw new KeyFolderProblem(
      `Other people on this computer can reach ${path}. Take their rights away (chmod go=).`,
    );
}

/**
 * Opens the key store in a folder of its own (made with mode 0700 when it is not there; the root key of 32 random bytes
 * with 0600). Throws KeyFolderProblem when others can reach it, or when there are wrapped keys but no root key.
 */
export async function openKeyStore({ folder = './keys' }: { folder?: string } = {}): Promise<KeyStore> {
  const paths = pathsIn(folder);
  for (const path of [folder, paths.wrappedFolder, paths.destroyedFolder]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await refuseOpenToOthers(path);
  }
  if ((await readIfThere(paths.root)) === null) {
    const used =
      [...(await readdir(paths.wrappedFolder)), ...(await readdir(paths.destroyedFolder))].length > 0;
    if (used)
      throw new KeyFolderProblem(`There are keys in ${folder} but the file root.key is missing. Restore it.`);
    // Of several servers that start together one creates it; the others go on with that one.
    await createAtomically(paths.root, randomBytes(32));
  }
  await refuseOpenToOthers(paths.root);
  await readRoots(folder);
  return Object.freeze<KeyStore>({
    wrapWithRoot: async (bytes, context) => encrypt((await readRoots(folder))[0], bytes, context),
    unwrapWithRoot: async (wrapped, context) => unwrapByAny(await readRoots(folder), wrapped, context),
    read: (id) => readStored(folder, id),
    add: (id, parentId, wrap) => addWrapped(folder, id, parentId, wrap),
    destroy: async (id) => {
      // The mark comes first: after a crash the key is refused, and destroying it again finishes the work.
      await writeAtomically(paths.destroyed(id), '');
      await wipeWrapped(folder, id);
    },
  });
}
