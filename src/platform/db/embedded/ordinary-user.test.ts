import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyPrograms, findInstalledPrograms } from './programs.ts';
import { startElsewhere } from './start-elsewhere.ts';

// The user of these tests: whoever runs them, or "nobody" where that is root.
const root = process.getuid?.() === 0;
const user = root
  ? { uid: 65_534, gid: 65_534 }
  : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
const elsewhere = root ? { user } : {};

const folder = await mkdtemp(join(tmpdir(), 'ordinary-'));
await chmod(folder, 0o755);
const source = join(folder, 'source');
after(() => rm(folder, { recursive: true, force: true }));

/** Copies what the embedded database consists of, since the folder of the project may be closed to "nobody". */
async function copySource(): Promise<void> {
  await cp(import.meta.dirname, source, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const find = createRequire(import.meta.url);
  const copied = new Set<string>();
  const copy = async (from: string, name: string): Promise<void> => {
    if (copied.has(name)) return;
    copied.add(name);
    const to = join(folder, 'node_modules', name);
    await cp(from, to, { recursive: true });
    const manifest: unknown = JSON.parse(await readFile(join(from, 'package.json'), 'utf8'));
    const { dependencies } = manifest as { dependencies?: Record<string, string> };
    for (const next of Object.keys(dependencies ?? {})) await copy(findPackage(next), next);
  };
  const findPackage = (name: string): string => {
    const at = join('node_modules', name);
    const entry = find.resolve(name);
    return entry.slice(0, entry.lastIndexOf(at) + at.length);
  };
  await copy(findPackage('pg'), 'pg');
  const { folder: programs } = await findInstalledPrograms();
  const at = dirname(programs).lastIndexOf('node_modules');
  const to = join(folder, dirname(programs).slice(at));
  await cp(dirname(programs), to, { recursive: true, filter: (path) => path !== programs });
  await copyPrograms(programs, join(to, 'native'));
  await openToAll(folder);
}

async function openToAll(place: string): Promise<void> {
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink())
      await chmod(path, ((await stat(path)).mode & 0o777) | (entry.isDirectory() ? 0o555 : 0o444));
  }
}

test('an ordinary user has the database, and a copy of the programs, in a data folder of their own', async () => {
  await copySource();
  const home = join(folder, 'home');
  await mkdir(home, { mode: 0o700 });
  await chown(home, user.uid, user.gid);
  const dataFolder = join(home, 'data');
  const child = await startElsewhere(dataFolder, { ...elsewhere, source });
  const [version] = await readdir(join(dataFolder, 'bin'));
  assert.match(version ?? '', /^18\./);
  const made = await Promise.all(
    ['.', 'bin', 'postgres', 'postgres/18'].map((name) => stat(join(dataFolder, name))),
  );
  assert.deepEqual(
    made.map(({ uid, mode }) => [uid, (mode & 0o777).toString(8)]),
    made.map(() => [user.uid, '700']),
  );
  const lib = join(dataFolder, 'bin', version ?? '', 'lib');
  assert.ok((await readdir(lib)).includes(process.platform === 'linux' ? 'libpq.so.5' : 'libpq.5.dylib'));
  child.stdin?.end();
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
  await assert.rejects(stat(join(dataFolder, 'postgres', '18', 'postmaster.pid')), { code: 'ENOENT' });
});

test('a data folder that the user may not write is named in a plain sentence', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o555 });
  await assert.rejects(startElsewhere(join(closed, 'data'), { ...elsewhere, source }), {
    message: `${join(closed, 'data')} cannot be read and written by the user that started Throughline. Change its owner, or set THROUGHLINE_DATA to another folder.`,
  });
});
