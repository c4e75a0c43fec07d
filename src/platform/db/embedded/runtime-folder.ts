import { lstatSync, rmSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './errors.ts';
import { mayEnter } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

const PREFIX = 'throughline-';

/** PostgreSQL's port number; with a socket it is only a part of the file name. */
export const SOCKET_PORT = 5432;

/** The longest path of a Unix socket in bytes, without the closing zero. */
const LONGEST_SOCKET_PATH = process.platform === 'linux' ? 107 : 103;

/** A folder that lives as long as the server: its socket, and for root the programs. */
export type RuntimeFolder = { readonly root: string; readonly socket: string; readonly programs: string };

/**
 * Makes the runtime folder under the temporary folder, or under /tmp where that is too long or closed to the server's user.
 * Throws EmbeddedDatabaseError naming what was wrong with each.
 */
export async function makeRuntimeFolder(user: ServerUser | null): Promise<RuntimeFolder> {
  const problems: string[] = [];
  for (const base of new Set([tmpdir(), '/tmp'])) {
    const problem = await findRuntimeProblem(base, user);
    if (problem === null) return makeIn(base, user);
    problems.push(problem);
  }
  throw new EmbeddedDatabaseError(
    `${problems.join(' ')} Set TMPDIR to a folder with a short path that every user may enter.`,
  );
}

/** Says why the runtime folder cannot be made under `base`, or null when it can. */
export async function findRuntimeProblem(base: string, user: ServerUser | null): Promise<string | null> {
  const socket = join(base, `${PREFIX}XXXXXX`, 'socket', `.s.PGSQL.${SOCKET_PORT}`);
  if (Buffer.byteLength(socket) > LONGEST_SOCKET_PATH) {
    return `The path of the temporary folder ${base} is too long for a socket.`;
  }
  try {
    if (user !== null && !(await mayEnter(user, await realpath(base)))) {
      return `The database runs as the user "${user.name}", who may not enter the temporary folder ${base}.`;
    }
    await rm(await mkdtemp(join(base, PREFIX)), { recursive: true });
    return null;
  } catch {
    return `Nothing can be written into the temporary folder ${base}.`;
  }
}

async function makeIn(base: string, user: ServerUser | null): Promise<RuntimeFolder> {
  const root = await mkdtemp(join(base, PREFIX));
  const folder = { root, socket: join(root, 'socket'), programs: join(root, 'postgres') };
  await mkdir(folder.socket, { mode: 0o700 });
  if (user !== null) {
    await chmod(root, 0o711);
    await chown(folder.socket, user.uid, user.gid);
  }
  return folder;
}

/** Removes the runtime folder of a server that has ended, known by its socket's folder; leaves alone what is not ours. */
export async function removeRuntimeFolder(socket: string): Promise<void> {
  const root = findOwnRoot(socket);
  if (root !== null) await rm(root, { recursive: true, force: true });
}

/** The same for a process that ends this moment; a server that is still ending has its programs in memory. */
export function removeRuntimeFolderAtOnce(socket: string): void {
  const root = findOwnRoot(socket);
  if (root !== null) rmSync(root, { recursive: true, force: true });
}

function findOwnRoot(socket: string): string | null {
  const root = dirname(socket);
  if (!basename(root).startsWith(PREFIX) || basename(socket) !== 'socket') return null;
  const found = lstatSync(root, { throwIfNoEntry: false });
  const isOurs = found?.isDirectory() === true && found.uid === process.getuid?.();
  return isOurs ? root : null;
}

/** Makes the programs in the runtime folder look fresh to what sweeps temporary folders by age; does nothing where there are none. */
export async function freshenRuntimeFolder(socket: string): Promise<void> {
  const programs = join(dirname(socket), 'postgres');
  const entries = await readdir(programs, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    // Setting the mode that it has already marks a file as changed now.
    await stat(path)
      .then(({ mode }) => chmod(path, mode & 0o777))
      .catch(() => undefined);
  }
}
