import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from './temporary-folder.ts';

test('A temporary folder is private and gone with all it held when the work is done', async () => {
  const path = await withTemporaryFolder(async (folder) => {
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'file'), 'x');
    return folder;
  });
  assert.equal(existsSync(path), false);
});

test('It is gone too when the work fails, and the failure is passed on', async () => {
  let path = '';
  const work = withTemporaryFolder(async (folder) => {
    path = folder;
    await writeFile(join(folder, 'file'), 'x');
    throw new Error('broken off');
  });
  await assert.rejects(work, /broken off/);
  assert.equal(existsSync(path), false);
});
