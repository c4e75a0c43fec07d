import { after, test } from 'node:test';
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRuntimeProblem, freshenRuntimeFolder, removeRuntimeFolder } from './runtime-folder.ts';
import { mayEnter, parseUsers } from './server-user.ts';

const folder = await mkdtemp(join(tmpdir(), 'runtime-'));
after(() => rm(folder, { recursive: true, force: true }));
const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };

test('a temporary folder that is closed to the user of the database, or whose path is too long, will not do', async () => {
  assert.equal(await findRuntimeProblem(folder, null), null);
  assert.equal(
    await findRuntimeProblem(folder, stranger),
    `The database runs as the user "stranger", who may not enter the temporary folder ${folder}.`,
  );
  const long = join(folder, 'x'.repeat(90));
  await mkdir(long);
  assert.equal(
    await findRuntimeProblem(long, null),
    `The path of the temporary folder ${long} is too long for a socket.`,
  );
  const missing = join(folder, 'missing');
  assert.equal(
    await findRuntimeProblem(missing, null),
    `Nothing can be written into the temporary folder ${missing}.`,
  );
});

test('a user may enter a folder when every folder above it lets them pass', async () => {
  assert.equal(await mayEnter(stranger, '/'), true);
  const inner = join(folder, 'open');
  await mkdir(inner, { mode: 0o755 });
  assert.equal(await mayEnter(stranger, inner), false);
  const { uid, gid } = await stat(folder);
  assert.equal(await mayEnter({ name: 'owner', uid, gid }, inner), true);
});

test('only a folder of ours is removed with the server', async () => {
  const other = join(folder, 'other', 'socket');
  const ours = join(folder, 'throughline-abc', 'socket');
  await mkdir(other, { recursive: true });
  await mkdir(ours, { recursive: true });
  await removeRuntimeFolder(other);
  await removeRuntimeFolder(join(folder, 'throughline-abc'));
  assert.ok((await stat(other)).isDirectory());
  assert.ok((await stat(ours)).isDirectory());
  await removeRuntimeFolder(ours);
  await assert.rejects(stat(join(folder, 'throughline-abc')), { code: 'ENOENT' });
});

test('programs that have lain for long look fresh again and stay as they are', async () => {
  const socket = join(folder, 'throughline-old', 'socket');
  const bin = join(folder, 'throughline-old', 'postgres', 'bin');
  await mkdir(bin, { recursive: true });
  const program = join(bin, 'program');
  await writeFile(program, 'x');
  await chmod(program, 0o754);
  await symlink('program', join(bin, 'other-name'));
  const before = await stat(program);
  await sleep(20);
  await freshenRuntimeFolder(socket);
  const after = await stat(program);
  assert.ok(after.ctimeMs > before.ctimeMs);
  assert.equal(after.mode, before.mode);
  await freshenRuntimeFolder(join(folder, 'throughline-none', 'socket'));
});

test('users are read from the lines of /etc/passwd and anything else is left out', () => {
  const text =
    'root:x:0:0:root:/root:/bin/bash\n\n# note\n+::::::\nstranger:x:4000000:4000000::/:/usr/sbin/nologin\n';
  assert.deepEqual(parseUsers(text), [{ name: 'root', uid: 0, gid: 0 }, stranger]);
});
