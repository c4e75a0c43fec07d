import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './errors.ts';

/** The user as whom PostgreSQL runs when Throughline was started by root, which PostgreSQL refuses. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

/** True when this process is root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * Chooses the user for PostgreSQL: null (ourselves) unless we are root; for root the owner of the cluster where there is
 * one, otherwise "postgres" or "nobody". Throws EmbeddedDatabaseError where root cannot hand over.
 */
export async function chooseServerUser(cluster: string): Promise<ServerUser | null> {
  if (!isRoot()) return null;
  if (process.platform !== 'linux') {
    throw new EmbeddedDatabaseError(
      'The built-in database cannot be started by root on this system. Start Throughline as an ordinary user.',
    );
  }
  const users = parseUsers(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owner = await stat(cluster).catch(() => null);
  if (owner !== null && owner.uid !== 0) {
    return (
      users.find((user) => user.uid === owner.uid) ?? {
        name: `user ${owner.uid}`,
        uid: owner.uid,
        gid: owner.gid,
      }
    );
  }
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (user !== undefined) return user;
  }
  throw new EmbeddedDatabaseError(
    'PostgreSQL does not run as root, and /etc/passwd names neither a user "postgres" nor "nobody". Start Throughline as an ordinary user.',
  );
}

/** Reads the lines of /etc/passwd; lines that are not users are left out. */
export function parseUsers(text: string): ServerUser[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** Whether a user may pass through a folder and every folder above it, by their mode bits. */
export async function mayEnter(user: ServerUser, folder: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = dirname(folder);
  return parent === folder ? true : mayEnter(user, parent);
}
