import assert from 'node:assert/strict';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from './temporary-folder.ts';
import { createAtomically, writeAtomically } from './write-atomically.ts';

test('A file is written whole, private, over the old one, and nothing is left beside it', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a');
    await writeFile(path, 'old and longer', { mode: 0o644 });
    await writeAtomically(path, 'new');
    assert.equal(await readFile(path, 'utf8'), 'new');
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(folder), ['a']);
  });
});

test('A reader beside many writers always finds one whole content', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a');
    await writeAtomically(path, 'x'.repeat(200_000));
    const writers = ['y', 'z', 'w'].map(async (letter) => writeAtomically(path, letter.repeat(200_000)));
    const readers = Array.from({ length: 20 }, async () => readFile(path, 'utf8'));
    await Promise.all(writers);
    for (const text of await Promise.all(readers)) assert.match(text, /^(.)\1{199999}$/);
  });
});

test('Of several that create one file, one succeeds and its content stays', async () => {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a');
    const results = await Promise.all(['1', '2', '3'].map(async (text) => createAtomically(path, text)));
    assert.equal(results.filter(Boolean).length, 1);
    assert.equal(await readFile(path, 'utf8'), String(results.indexOf(true) + 1));
    assert.deepEqual(await readdir(folder), ['a']);
  });
});

test('Where the file cannot be put, it fails and leaves nothing', async () => {
  await withTemporaryFolder(async (folder) => {
    await assert.rejects(writeAtomically(join(folder, 'absent', 'a'), 'x'));
    await writeAtomically(join(folder, 'file'), 'x');
    await assert.rejects(writeAtomically(join(folder, 'file', 'a'), 'x'));
    assert.deepEqual(await readdir(folder), ['file']);
  });
});
