import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, explainFileError } from './errors.ts';

/** What a cluster's postmaster.pid says about the server that runs, or ran, on it. */
export type Postmaster = {
  readonly pid: number;
  readonly socket: string;
  /** 'starting', 'ready', 'stopping' or 'standby'; '' while the file is being written. */
  readonly state: string;
};

/** Reads postmaster.pid, or null where there is none or it is not yet whole; throws EmbeddedDatabaseError where it may not be read. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw explainFileError(error, cluster);
  });
  return parsePostmaster(text);
}

/** Reads the text of a postmaster.pid: process on line 1, socket folder on line 5, state on line 8. */
export function parsePostmaster(text: string): Postmaster | null {
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  const socket = lines[4] ?? '';
  if (!Number.isInteger(pid) || pid <= 0 || socket === '') return null;
  return { pid, socket, state: lines[7] ?? '' };
}

/**
 * Whether that process is alive and serves this very cluster. Process numbers are used again, so on Linux the process must
 * have the cluster as its working folder, as every PostgreSQL process has; elsewhere being alive is all that can be seen.
 */
export async function isServing(cluster: string, pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  return worksIn(await identify(cluster), String(pid));
}

/**
 * Removes a postmaster.pid whose process number now belongs to something else, which PostgreSQL itself would take for a
 * living server (common in containers). Only on Linux, where we can see that no process is left on the cluster.
 */
export async function removeMistakenPidFile(cluster: string, pid: number): Promise<void> {
  if (process.platform !== 'linux' || !isAlive(pid)) return;
  const identity = await identify(cluster);
  for (const name of await readdir('/proc')) {
    if (/^\d+$/.test(name) && (await worksIn(identity, name))) return;
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** Waits until the process has ended, asking every 10 ms; false when `milliseconds` went by first. */
export async function waitForEnd(cluster: string, pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds;
  while (await isServing(cluster, pid)) {
    if (performance.now() > until) return false;
    await sleep(10);
  }
  return true;
}

/** Stops the server: fast (open transactions are rolled back), after 30 s at once, after 5 s more by force. */
export async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const;
  for (const [signal, patience] of steps) {
    if (!(await isServing(cluster, pid))) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw error;
    }
    if (await waitForEnd(cluster, pid, patience)) return;
  }
}

/** Whether a process with that number exists, of whatever kind. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

type Identity = { readonly dev: number; readonly ino: number };

async function identify(folder: string): Promise<Identity | null> {
  return stat(folder).catch(() => null);
}

async function worksIn(folder: Identity | null, pid: string): Promise<boolean> {
  if (folder === null) return false;
  // Following the link fails for processes that have ended (also for those not yet reaped) and for other users'.
  const found = await stat(`/proc/${pid}/cwd`).catch(() => null);
  return found !== null && found.dev === folder.dev && found.ino === folder.ino;
}
