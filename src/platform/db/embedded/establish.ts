import { lchown, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { claimCluster } from './claim.ts';
import type { Claim } from './claim.ts';
import { codeOf, DataInUse, EmbeddedDatabaseError, explainFileError } from './errors.ts';
import { launchPostmaster, makeCluster } from './launch.ts';
import { LOGINS } from './passwords.ts';
import type { LoginRole, Passwords } from './passwords.ts';
import type { Places } from './places.ts';
import { isServing, readPostmaster, removeMistakenPidFile, stopPostmaster } from './postmaster.ts';
import type { Postmaster } from './postmaster.ts';
import { findInstalledPrograms, lendPrograms, placePrograms } from './programs.ts';
import { DATABASE, ensureRolesAndDatabase } from './roles.ts';
import { makeRuntimeFolder, removeRuntimeFolder, SOCKET_PORT } from './runtime-folder.ts';
import type { RuntimeFolder } from './runtime-folder.ts';
import { chooseServerUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** A cluster to be served: its places, its passwords, what PostgreSQL is told beside our settings, and where progress is told. */
export type Home = {
  readonly places: Places;
  readonly passwords: Passwords;
  readonly settings: readonly string[];
  readonly say: (sentence: string) => void;
};

/** A running server that this process has claimed; `attached` when an earlier process had started it. */
export type Established = {
  readonly pid: number;
  readonly socket: string;
  readonly claim: Claim;
  readonly attached: boolean;
};

/** How long a server that comes or goes may keep us waiting before we give up, in milliseconds. */
const PATIENCE = 60_000;

/** The connection settings for one login; `database` is the program's own unless named. */
export function describeConnection(
  socket: string,
  passwords: Passwords,
  role: LoginRole,
  database: string = DATABASE,
): ClientConfig {
  return {
    host: socket,
    port: SOCKET_PORT,
    user: LOGINS[role],
    password: passwords[role],
    database,
    ssl: false,
  };
}

/** The server that runs on the cluster now, or null. */
export async function findRunning(places: Places): Promise<Postmaster | null> {
  const found = await readPostmaster(places.cluster);
  return found !== null && (await isServing(places.cluster, found.pid)) ? found : null;
}

/** For a server that is to take the place of one of ours that died. */
export type Successor = {
  /** The folder of the earlier one's socket, so that open pools find the new one. */
  readonly socket: string;
  /** Called before a server is started; throws to prevent it. */
  readonly beforeLaunch: () => void;
};

/** Finds the server that runs on the cluster, or makes and starts one, and claims it. Throws DataInUse or EmbeddedDatabaseError. */
export async function establish(home: Home, successor?: Successor): Promise<Established> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const running = await findRunning(home.places);
    if (running !== null && running.state !== 'ready') {
      if (performance.now() > until)
        throw new EmbeddedDatabaseError(describeSilence(running.pid, home.places));
      await sleep(50);
      continue;
    }
    const server = running ?? (await launch(home, until, successor));
    if (server === null) continue;
    try {
      const config = describeConnection(server.socket, home.passwords, 'server', 'postgres');
      const claim = await claimCluster(
        { ...config, connectionTimeoutMillis: 10_000 },
        home.places.dataFolder,
      );
      try {
        await ensureRolesAndDatabase(claim.client, home.passwords);
      } catch (error) {
        await claim.release();
        throw error;
      }
      return { pid: server.pid, socket: server.socket, claim, attached: running !== null };
    } catch (error) {
      const again = isPassing(error) && performance.now() < until;
      // What we started and cannot use must not stay behind; in use by another process, it is theirs.
      if (running === null && !again && !(error instanceof DataInUse)) {
        await stopPostmaster(home.places.cluster, server.pid);
        await removeRuntimeFolder(server.socket);
      }
      if (codeOf(error) === '28P01') {
        throw new EmbeddedDatabaseError(
          `The passwords in ${home.places.passwords} are not those of the database. Put back the file that belongs to it from a backup of the data folder.`,
          { cause: error },
        );
      }
      if (isTimeout(error))
        throw new EmbeddedDatabaseError(describeSilence(server.pid, home.places), { cause: error });
      if (!again) throw error;
      await sleep(50);
    }
  }
}

async function launch(
  home: Home,
  until: number,
  successor: Successor | undefined,
): Promise<Postmaster | null> {
  successor?.beforeLaunch();
  const socket = successor?.socket;
  const { places } = home;
  const user = await chooseServerUser(places.cluster);
  await refuseForeignCluster(places, user);
  const left = await readPostmaster(places.cluster);
  if (left !== null) await removeMistakenPidFile(places.cluster, left.pid);
  if (left !== null && left.socket !== socket) await removeRuntimeFolder(left.socket);
  const runtime = socket === undefined ? await makeRuntimeFolder(user) : nameRuntimeFolder(socket);
  try {
    const programs = await preparePrograms(places, user, runtime);
    const launcher = { programs, user, runtime };
    if (!(await holdsFiles(places.cluster))) {
      home.say(`Creating the database in ${places.database}.`);
      await makeCluster(places, launcher, home.passwords.server);
    } else {
      await takeOverCluster(places.cluster, user);
    }
    const pid = await launchPostmaster(places, launcher, home);
    return { pid, socket: runtime.socket, state: 'ready' };
  } catch (error) {
    if (socket === undefined) await removeRuntimeFolder(runtime.socket);
    // Another process started one between our look and our start; or a killed server, or children of it, are still ending.
    const passing = (await findRunning(places)) !== null || isStillEnding(error);
    if (!passing || performance.now() > until) throw error;
    await sleep(100);
    return null;
  }
}

/** What PostgreSQL says while an earlier server of the same cluster has not wholly gone. */
function isStillEnding(error: unknown): boolean {
  const words = ['pre-existing shared memory block', 'lock file "postmaster.pid" already exists'];
  return error instanceof EmbeddedDatabaseError && words.some((said) => error.message.includes(said));
}

async function preparePrograms(
  places: Places,
  user: ServerUser | null,
  runtime: RuntimeFolder,
): Promise<string> {
  const installed = await findInstalledPrograms();
  const programs = join(places.programs, installed.version);
  await placePrograms(installed, programs);
  if (user === null) return programs;
  // Root's folders may be closed to the server's user, so it runs them from where everyone may enter.
  try {
    await lendPrograms(programs, runtime.programs);
  } catch (error) {
    throw explainFileError(error, runtime.programs);
  }
  return runtime.programs;
}

function nameRuntimeFolder(socket: string): RuntimeFolder {
  const root = dirname(socket);
  return { root, socket, programs: join(root, 'postgres') };
}

/** An ordinary user cannot serve another's files; PostgreSQL would say so less clearly. */
async function refuseForeignCluster(places: Places, user: ServerUser | null): Promise<void> {
  const found = await stat(places.cluster).catch(() => null);
  if (found === null || user !== null || found.uid === process.getuid?.()) return;
  throw new EmbeddedDatabaseError(
    `The database in ${places.cluster} belongs to another user (number ${found.uid}): Throughline was started by root or someone else before. ` +
      'Start it as before, or give the whole data folder to the user that starts it now.',
  );
}

/** Gives a cluster that root has put there (from a backup, say) to the server's user. */
async function takeOverCluster(cluster: string, user: ServerUser | null): Promise<void> {
  if (user === null || (await stat(cluster)).uid === user.uid) return;
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true });
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
  // The folder itself last: it is what shows that all is done.
  await lchown(cluster, user.uid, user.gid);
}

async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => []);
  return names.length > 0;
}

function describeSilence(pid: number, places: Places): string {
  return `The database server of ${places.dataFolder} (process ${pid}) runs but does not answer. Its log is ${places.log}.`;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout expired';
}

/** Whether a connection failed because the server is just starting, stopping or was killed. */
function isPassing(error: unknown): boolean {
  const passing = ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'];
  return (
    passing.includes(codeOf(error)) ||
    (error instanceof Error && error.message.startsWith('Connection terminated'))
  );
}
