import assert from 'node:assert/strict';
import { chmod, copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { withTemporaryFolder } from '#platform/files';
import { KeyFolderProblem, openKeyStore } from './key-folder.ts';
import { KeyUnavailable, createKey, destroyKey, rootKeyId, unwrapKey } from './key-store.ts';
import { open, openText, seal } from './seal.ts';
import type { Place } from './seal.ts';

const place: Place = { partition: 'p', table: 'entry', column: 'text', row: 'r1', version: 0 };

async function withStore(
  work: (folder: string, store: Awaited<ReturnType<typeof openKeyStore>>) => Promise<void>,
) {
  await withTemporaryFolder(async (outer) => {
    const folder = join(outer, 'keys');
    await work(folder, await openKeyStore({ folder }));
  });
}

function unavailable(id: string, reason: string) {
  return (problem: unknown) =>
    problem instanceof KeyUnavailable &&
    problem.id === id &&
    problem.reason === reason &&
    !/[0-9a-f]{64}/.test(problem.stack ?? '');
}

test('A key made three levels down opens again after a restart', async () => {
  await withStore(async (folder, store) => {
    await createKey(store, 'top', rootKeyId);
    await createKey(store, 'middle', 'top');
    const sealed = seal(await createKey(store, 'low', 'middle'), 'text', place);
    const again = await openKeyStore({ folder });
    assert.equal(openText(await unwrapKey(again, 'low'), sealed, place), 'text');
    assert.throws(() => open(Object.create(null), sealed, place), TypeError);
  });
});

test('The folders are private and every file in them is too', async () => {
  await withStore(async (folder, store) => {
    await createKey(store, 'top', rootKeyId);
    await createKey(store, 'gone', 'top');
    await destroyKey(store, 'gone');
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
    for (const path of [folder, join(folder, 'wrapped'), join(folder, 'destroyed')]) {
      assert.equal(await mode(path), '700', path);
      for (const entry of await readdir(path, { withFileTypes: true }))
        if (entry.isFile()) assert.equal(await mode(join(path, entry.name)), '600', entry.name);
    }
    assert.equal((await stat(join(folder, 'root.key'))).size, 32);
    assert.deepEqual(await readdir(join(folder, 'wrapped')), ['top']);
  });
});

test('A destroyed key, and every key below it, cannot be had again; its id is never given again', async () => {
  await withStore(async (folder, store) => {
    await createKey(store, 'top', rootKeyId);
    await createKey(store, 'middle', 'top');
    await createKey(store, 'low', 'middle');
    await createKey(store, 'beside', 'top');
    const kept = await readFile(join(folder, 'wrapped', 'middle'));
    await writeFile(join(folder, 'wrapped', '.middle.00.tmp'), kept, { mode: 0o600 });
    await destroyKey(store, 'middle');
    await destroyKey(store, 'middle');
    assert.deepEqual((await readdir(join(folder, 'wrapped'))).toSorted(), ['beside', 'low', 'top']);
    await assert.rejects(unwrapKey(store, 'middle'), unavailable('middle', 'destroyed'));
    await assert.rejects(unwrapKey(store, 'low'), unavailable('middle', 'destroyed'));
    await assert.rejects(createKey(store, 'middle', 'top'), unavailable('middle', 'destroyed'));
    await assert.rejects(createKey(store, 'new', 'middle'), unavailable('middle', 'destroyed'));
    await unwrapKey(store, 'beside');
    await writeFile(join(folder, 'wrapped', 'middle'), kept);
    await assert.rejects(unwrapKey(store, 'low'), unavailable('middle', 'destroyed'));
  });
});

test('Of ten that make the same key one succeeds', async () => {
  await withStore(async (_folder, store) => {
    const tries = Array.from({ length: 10 }, async () => createKey(store, 'same', rootKeyId));
    const results = await Promise.allSettled(tries);
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
    const sealed = results.flatMap((result) =>
      result.status === 'fulfilled' ? [seal(result.value, 'x', place)] : [],
    );
    assert.equal(openText(await unwrapKey(store, 'same'), sealed[0] ?? Buffer.of(), place), 'x');
    await assert.rejects(createKey(store, 'same', rootKeyId), unavailable('same', 'taken'));
  });
});

test('Of ten servers that start at once all have the same root key', async () => {
  await withTemporaryFolder(async (outer) => {
    const folder = join(outer, 'keys');
    const stores = await Promise.all(Array.from({ length: 10 }, async () => openKeyStore({ folder })));
    for (const [n, store] of stores.entries()) await createKey(store, `key-${n}`, rootKeyId);
    for (let n = 0; n < 10; n += 1) await unwrapKey(await openKeyStore({ folder }), `key-${n}`);
  });
});

test('Wrapped keys that were exchanged, changed, hung elsewhere or in a ring do not open', async () => {
  await withStore(async (folder, store) => {
    await createKey(store, 'one', rootKeyId);
    await createKey(store, 'two', rootKeyId);
    const file = (id: string) => join(folder, 'wrapped', id);
    await createKey(store, 'three', 'one');
    const text = await readFile(file('three'), 'utf8');
    await writeFile(file('three'), text.replace('"parent":"one"', '"parent":"two"'));
    await assert.rejects(unwrapKey(store, 'three'), unavailable('three', 'broken'));
    await writeFile(file('three'), text.replace('"parent":"one"', '"parent":"../two"'));
    await assert.rejects(unwrapKey(store, 'three'), unavailable('three', 'broken'));
    await writeFile(file('three'), text.replace('"parent":"one"', '"parent":"three"'));
    await assert.rejects(unwrapKey(store, 'three'), unavailable('three', 'broken'));
    await writeFile(file('three'), 'rubbish');
    await assert.rejects(unwrapKey(store, 'three'), unavailable('three', 'broken'));
    await copyFile(file('one'), file('two'));
    await assert.rejects(unwrapKey(store, 'two'), unavailable('two', 'broken'));
    await assert.rejects(unwrapKey(store, 'absent'), unavailable('absent', 'missing'));
  });
});

test('Ids that could be paths are refused', async () => {
  await withStore(async (_folder, store) => {
    for (const id of ['', '../x', 'a/b', 'A', 'root', '.hidden', 'a\u0000', 'a'.repeat(101), '-a']) {
      await assert.rejects(createKey(store, id, rootKeyId), RangeError, id);
      await assert.rejects(unwrapKey(store, id), RangeError, id);
      await assert.rejects(destroyKey(store, id), RangeError, id);
    }
  });
});

test('A folder that others can reach, or that has lost its root key, is refused', async () => {
  await withStore(async (folder, store) => {
    await createKey(store, 'top', rootKeyId);
    await chmod(join(folder, 'root.key'), 0o640);
    await assert.rejects(openKeyStore({ folder }), KeyFolderProblem);
    await chmod(join(folder, 'root.key'), 0o600);
    await chmod(folder, 0o755);
    await assert.rejects(openKeyStore({ folder }), KeyFolderProblem);
    await chmod(folder, 0o700);
    await openKeyStore({ folder });
    await writeFile(join(folder, 'root.key'), 'short');
    await assert.rejects(openKeyStore({ folder }), KeyFolderProblem);
    await rm(join(folder, 'root.key'));
    await assert.rejects(openKeyStore({ folder }), KeyFolderProblem);
    await assert.rejects(unwrapKey(store, 'top'), KeyFolderProblem);
    assert.deepEqual((await readdir(folder)).toSorted(), ['destroyed', 'wrapped']);
  });
});

test('Neither the store, a key, nor an error shows the bytes of a key', async () => {
  await withStore(async (folder, store) => {
    const key = await createKey(store, 'top', rootKeyId);
    const root = await readFile(join(folder, 'root.key'));
    await mkdir(join(folder, 'other'));
    const shown = [
      key,
      store,
      await unwrapKey(store, 'missing').catch((problem: unknown) => problem),
    ].flatMap((thing) => [
      inspect(thing, { depth: 20, showHidden: true, getters: true }),
      JSON.stringify(thing),
      String(thing),
    ]);
    assert.equal(JSON.stringify(key), '{"id":"top"}');
    for (const text of shown) {
      assert.ok(!text.includes(root.toString('hex')) && !text.includes(root.toString('base64')), text);
      assert.doesNotMatch(text, /[0-9a-f]{32}|<Buffer|Uint8Array|KeyObject/);
    }
    assert.throws(() => seal(structuredClone({ ...key }), 'x', place), TypeError);
  });
});
