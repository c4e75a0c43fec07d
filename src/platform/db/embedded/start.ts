import { readdir } from 'node:fs/promises';
import pg from 'pg';
import type { ClientConfig } from 'pg';
import { codeOf, EmbeddedDatabaseError } from './errors.ts';
import { describeConnection, establish, findRunning } from './establish.ts';
import type { Home } from './establish.ts';
import { keepPasswords, readPasswords } from './passwords.ts';
import type { LoginRole, Passwords } from './passwords.ts';
import { makePlaces, namePlaces, refuseOtherMajorVersion } from './places.ts';
import type { Places } from './places.ts';
import { stopPostmaster } from './postmaster.ts';
import { freshenRuntimeFolder, removeRuntimeFolder, removeRuntimeFolderAtOnce } from './runtime-folder.ts';

/**
 * Where the data lies; `say` hears what is done, a sentence at a time; `onExit` hears that the server ended and could not be
 * started again. `settings` are for a server whose data nobody will miss: they take the place of ours of the same name.
 */
export type StartOptions = {
  readonly dataFolder: string;
  readonly settings?: readonly string[];
  readonly say: (sentence: string) => void;
  readonly onExit?: (error: Error) => void;
};

/** A running embedded server. */
export type EmbeddedServer = {
  /** PostgreSQL's version, such as '18.4'. */
  readonly version: string;
  /** True when the server was already running. */
  readonly attached: boolean;
  /** The connection settings of a login, for the program's database or the one named; they stay the same until `stop`. */
  url(role: LoginRole, database?: string): ClientConfig;
  /** Stops the server (open transactions are rolled back); for a server from `attachEmbedded` it only lets go. */
  stop(): Promise<void>;
  /** Tells the server to stop and does not wait, for a process that ends this moment; does nothing for one from `attachEmbedded`. */
  abandon(): void;
};

/** A server that dies again within this time of being started again, in milliseconds, is given up. */
const TOO_SOON = 10_000;

/** How often the programs in the temporary folder are made to look fresh, in milliseconds, since systems sweep it by age. */
const FRESHEN_EVERY = 12 * 3_600_000;

/**
 * Starts the embedded PostgreSQL on a data folder, making it on the first start, or takes over the server that a killed
 * Throughline left running. It is started again when it dies. Throws DataInUse when another Throughline has the folder, and
 * EmbeddedDatabaseError in plain words for everything else. It does not keep the process alive.
 */
export async function startEmbedded({
  dataFolder,
  settings = [],
  say,
  onExit,
}: StartOptions): Promise<EmbeddedServer> {
  const places = namePlaces(dataFolder);
  await makePlaces(places);
  await refuseOtherMajorVersion(places);
  const home: Home = { places, passwords: await findPasswords(places), settings, say };
  let current = await establish(home);
  const { socket, attached } = current;
  const { rows } = await current.claim.client.query<{ server_version: string }>('show server_version');
  current.claim.unref();
  const freshening = setInterval(() => void freshenRuntimeFolder(socket), FRESHEN_EVERY).unref();
  let stopping = false;
  let stopped: Promise<void> | null = null;
  const watching = watch();

  async function watch(): Promise<void> {
    let startedAgain = -TOO_SOON;
    for (;;) {
      await current.claim.lost;
      if (stopping) return;
      try {
        const before = current.pid;
        current = await establish(home, { socket, beforeLaunch: () => refuseTooSoon(startedAgain) });
        current.claim.unref();
        if (current.pid === before) continue;
        startedAgain = performance.now();
        say('The database ended unexpectedly and was started again.');
      } catch (error) {
        if (!stopping) onExit?.(error instanceof Error ? error : new Error(String(error)));
        return;
      }
    }
  }

  function refuseTooSoon(startedAgain: number): void {
    if (performance.now() - startedAgain > TOO_SOON) return;
    throw new EmbeddedDatabaseError(
      `The database ended again soon after it was started again. Its log is ${places.log}.`,
    );
  }

  async function stop(): Promise<void> {
    stopping = true;
    clearInterval(freshening);
    await stopPostmaster(places.cluster, current.pid);
    await current.claim.release();
    await watching;
    // A server that was being started again when we were told to stop.
    await stopPostmaster(places.cluster, current.pid);
    await removeRuntimeFolder(socket);
  }

  function abandon(): void {
    stopping = true;
    try {
      process.kill(current.pid, 'SIGINT');
    } catch (error) {
      if (codeOf(error) !== 'ESRCH') throw error;
    }
    removeRuntimeFolderAtOnce(socket);
  }

  return {
    version: rows[0]?.server_version.split(' ')[0] ?? '',
    attached,
    url: (role, database) => describeConnection(socket, home.passwords, role, database),
    stop: () => (stopped ??= stop()),
    abandon,
  };
}

/**
 * Attaches to the server that runs on a data folder without claiming it, for the command line beside a running server; null
 * when none runs. Throws EmbeddedDatabaseError when the folder may not be read.
 */
export async function attachEmbedded({
  dataFolder,
}: Pick<StartOptions, 'dataFolder'>): Promise<EmbeddedServer | null> {
  const places = namePlaces(dataFolder);
  const running = await findRunning(places);
  if (running === null || running.state !== 'ready') return null;
  const passwords = await findPasswords(places);
  const client = new pg.Client({
    ...describeConnection(running.socket, passwords, 'server', 'postgres'),
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return {
    version: rows[0]?.server_version.split(' ')[0] ?? '',
    attached: true,
    url: (role, database) => describeConnection(running.socket, passwords, role, database),
    stop: () => Promise.resolve(),
    abandon: () => undefined,
  };
}

async function findPasswords(places: Places): Promise<Passwords> {
  const found = await readPasswords(places.passwords);
  if (found !== null) return found;
  const entries = await readdir(places.cluster).catch(() => []);
  if (entries.length === 0) return keepPasswords(places.passwords);
  throw new EmbeddedDatabaseError(
    `${places.passwords} is missing, without which the database cannot be opened. Put it back from a backup of the data folder.`,
  );
}
