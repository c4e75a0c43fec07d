import assert from 'node:assert/strict';
import { chmod, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { makePlace, startProgram } from '#test/program';

test('a command that is broken off says so and leaves no database server that it had started', async () => {
  const place = await makePlace();
  const temporary = join(place.folder, 'tmp');
  await mkdir(temporary);
  // The embedded database may run as another user than root, who must be let through.
  for (const folder of [place.folder, temporary]) await chmod(folder, 0o755);
  const command = startProgram('src/cli.ts', ['list'], {
    ...place,
    env: { ...place.env, TMPDIR: temporary },
  });
  await command.hear(/Creating the database/);
  command.process.kill('SIGINT');
  const { code, said, printed } = await command.ended;
  assert.equal(code, 1);
  assert.match(said, /\nStopped \(SIGINT\)\.\n$/);
  assert.equal(printed, '');
  assert.deepEqual(await readdir(temporary), []);
  const cluster = await readdir(join(place.folder, 'data', 'postgres', '18'));
  assert.ok(!cluster.includes('postmaster.pid'), 'the server has ended in order');
});
