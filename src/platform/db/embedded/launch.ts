import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { chown, mkdtemp, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, EmbeddedDatabaseError, explainFileError } from './errors.ts';
import { LOGINS } from './passwords.ts';
import type { Places } from './places.ts';
import { readPostmaster } from './postmaster.ts';
import type { RuntimeFolder } from './runtime-folder.ts';
import type { ServerUser } from './server-user.ts';
import { listSettings } from './settings.ts';

/** What is needed to run PostgreSQL's programs: where they are, and as whom. */
export type Launcher = {
  readonly programs: string;
  readonly user: ServerUser | null;
  readonly runtime: RuntimeFolder;
};

/** The log is set aside at a start when it is longer than this, in bytes; four earlier ones are kept. */
const LONG_LOG = 10_000_000;

/** How long a server may take to become ready, in milliseconds: recovery after a crash can take minutes. */
const PATIENCE = 600_000;

/** Makes the cluster unless there is one, in one step: made beside its place, then renamed. `password` is the superuser's. */
export async function makeCluster(places: Places, launcher: Launcher, password: string): Promise<void> {
  const draft = await mkdtemp(join(places.database, 'incoming-')).catch((error: unknown) => {
    throw explainFileError(error, places.database);
  });
  const passwordFile = join(launcher.runtime.socket, 'password');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await handOver([draft, passwordFile], launcher.user);
    const { code, words } = await runInitdb(draft, launcher, passwordFile);
    if (code !== 0) {
      throw new EmbeddedDatabaseError(`The database could not be created in ${places.database}: ${words}`);
    }
    await rename(draft, places.cluster);
    await syncFolder(places.database);
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error;
    // Another process was quicker; its cluster has the same password.
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw explainFileError(error, places.database);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

async function runInitdb(
  cluster: string,
  launcher: Launcher,
  passwordFile: string,
): Promise<{ code: number | null; words: string }> {
  const child = start(launcher, 'initdb', cluster, [
    `--username=${LOGINS.server}`,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8: sorts alike on every system and needs no locale installed.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--text-search-config=english',
    '--data-checksums',
    '--no-instructions',
  ]);
  let words = '';
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words += text));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(explainSpawnError(error, launcher)));
    child.on('close', (code) => resolve({ code, words: words.trim() }));
  });
}

/** Starts the server and waits until it is ready; gives its process id. Throws EmbeddedDatabaseError with the words of its log. */
export async function launchPostmaster(
  places: Places,
  launcher: Launcher,
  { say, settings: others }: { say: (sentence: string) => void; settings: readonly string[] },
): Promise<number> {
  await setLogAside(places.log);
  const log = await open(places.log, 'a', 0o600).catch((error: unknown) => {
    throw explainFileError(error, places.log);
  });
  try {
    const before = (await log.stat()).size;
    const settings = listSettings(launcher.runtime.socket, others).flatMap((setting) => ['-c', setting]);
    // Detached, so that Ctrl-C in a terminal reaches only us and we can finish what is under way first.
    const child = start(launcher, 'postgres', places.cluster, settings, { log: log.fd });
    let failure: Error | null = null;
    child.on('error', (error) => (failure = error));
    child.unref();
    const until = performance.now() + PATIENCE;
    let sayAt = performance.now() + 5_000;
    for (;;) {
      if (failure !== null) throw explainSpawnError(failure, launcher);
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new EmbeddedDatabaseError(await explainExit(places.log, before));
      }
      const found = await readPostmaster(places.cluster);
      if (found !== null && found.pid === child.pid && found.state === 'ready') return found.pid;
      if (performance.now() > sayAt) {
        say('The database is still getting ready, as it does after a power cut or a crash.');
        sayAt += 30_000;
      }
      if (performance.now() > until) {
        throw new EmbeddedDatabaseError(`The database did not become ready. Its log is ${places.log}.`);
      }
      await sleep(15);
    }
  } finally {
    await log.close();
  }
}

function start(
  launcher: Launcher,
  program: 'initdb' | 'postgres',
  cluster: string,
  rest: readonly string[],
  output?: { readonly log: number },
): ChildProcess {
  // For root: the folders above the cluster may be closed to the server's user. Node changes folder before it changes user,
  // and /proc/self/cwd leads into the folder without passing through those above it.
  const folder = launcher.user === null ? '.' : '/proc/self/cwd';
  const options: SpawnOptions = {
    cwd: cluster,
    // Nothing else from our environment: it holds passwords, and PG… names that would change what the programs do.
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    ...(output === undefined
      ? { stdio: ['ignore', 'pipe', 'pipe'] }
      : { stdio: ['ignore', output.log, output.log], detached: true }),
    ...(launcher.user === null ? {} : { uid: launcher.user.uid, gid: launcher.user.gid }),
  };
  return spawn(join(launcher.programs, 'bin', program), ['-D', folder, ...rest], options);
}

function explainSpawnError(error: Error, launcher: Launcher): EmbeddedDatabaseError {
  const options = { cause: error };
  if (codeOf(error) === 'EACCES') {
    return new EmbeddedDatabaseError(
      `PostgreSQL cannot be run from ${launcher.programs}. The disk may forbid programs (noexec)${
        launcher.user === null ? '' : '; set TMPDIR to a folder on another disk'
      }.`,
      options,
    );
  }
  if (launcher.user !== null && ['EPERM', 'EINVAL'].includes(codeOf(error))) {
    return new EmbeddedDatabaseError(
      `PostgreSQL does not run as root and this system does not let root run it as the user "${launcher.user.name}". ` +
        'Start Throughline as an ordinary user.',
      options,
    );
  }
  return new EmbeddedDatabaseError(`PostgreSQL could not be run: ${error.message}.`, options);
}

async function explainExit(log: string, before: number): Promise<string> {
  const text = (await readFile(log)).subarray(before).toString('utf8');
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (text.includes('No space left on device')) {
    return `The database did not start because the disk that holds it is full. Its log is ${log}.`;
  }
  const last = lines.findLast((line) => /\b(?:FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? '(nothing)';
  return `The database did not start. Its log (${log}) says: ${last.trim()}`;
}

/** Gives the files to the server's user, if that is not ourselves. */
async function handOver(paths: readonly string[], user: ServerUser | null): Promise<void> {
  if (user === null) return;
  for (const path of paths) await chown(path, user.uid, user.gid);
}

async function setLogAside(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LONG_LOG) return;
  for (const age of [3, 2, 1]) await rename(`${log}.${age}`, `${log}.${age + 1}`).catch(() => undefined);
  await rename(log, `${log}.1`);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
