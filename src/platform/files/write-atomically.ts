import { randomBytes } from 'node:crypto';
import { link, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Makes the names in a folder survive a power cut; Windows does not open folders and keeps its names itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeBeside(path: string, bytes: Uint8Array | string): Promise<string> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(8).toString('hex')}.tmp`);
  const handle = await open(temporary, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (problem) {
    await handle.close();
    await unlink(temporary);
    throw problem;
  }
  await handle.close();
  return temporary;
}

/**
 * Writes a file of mode 0600 so that a reader, or a power cut, finds the old content or the new, never a part.
 * The folder must exist. A crash can leave a file `.<name>.<hex>.tmp` beside it.
 */
export async function writeAtomically(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = await writeBeside(path, bytes);
  try {
    await rename(temporary, path);
  } catch (problem) {
    await unlink(temporary);
    throw problem;
  }
  await syncFolder(dirname(path));
}

/** As `writeAtomically`, but only when there is no such file yet: of several writers one gets true, the others false. */
export async function createAtomically(path: string, bytes: Uint8Array | string): Promise<boolean> {
  const temporary = await writeBeside(path, bytes);
  try {
    await link(temporary, path);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return false;
    throw problem;
  } finally {
    await unlink(temporary);
  }
  await syncFolder(dirname(path));
  return true;
}
