import assert from 'node:assert/strict';
import { link, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withTemporaryFolder } from '#platform/files';
import { openKeyStore } from './key-folder.ts';
import { KeyUnavailable, createKey, destroyKey, rootKeyId, unwrapKey } from './key-store.ts';
import type { KeyStore } from './key-store.ts';
import {
  beginRotation,
  finishRotation,
  isRotationUnfinished,
  rewrapKey,
  rotateRootKey,
} from './root-rotation.ts';
import { openText, seal } from './seal.ts';
import type { Place } from './seal.ts';

const place: Place = { partition: 'p', table: 'entry', column: 'text', row: 'r1', version: 0 };
const ids = ['one', 'two', 'three'];

/** A store with three keys under the root key, one below them, and a check that all of them still open what they sealed. */
async function withKeys(
  work: (folder: string, store: KeyStore, allOpen: () => Promise<void>) => Promise<void>,
) {
  await withTemporaryFolder(async (outer) => {
    const folder = join(outer, 'keys');
    const store = await openKeyStore({ folder });
    const sealed = new Map<string, Uint8Array>();
    for (const id of ids) sealed.set(id, seal(await createKey(store, id, rootKeyId), id, place));
    sealed.set('below', seal(await createKey(store, 'below', 'one'), 'below', place));
    await work(folder, store, async () => {
      for (const [id, value] of sealed) assert.equal(openText(await unwrapKey(store, id), value, place), id);
    });
  });
}

test('The root key is changed, its old bytes are overwritten, and every key still opens', async () => {
  await withKeys(async (folder, _store, allOpen) => {
    const old = await readFile(join(folder, 'root.key'));
    await link(join(folder, 'root.key'), join(folder, 'seen-by-a-disk-reader'));
    const below = await readFile(join(folder, 'wrapped', 'below'), 'utf8');
    await rotateRootKey({ folder });
    assert.notDeepEqual(await readFile(join(folder, 'root.key')), old);
    assert.notDeepEqual(await readFile(join(folder, 'seen-by-a-disk-reader')), old);
    assert.equal(await isRotationUnfinished({ folder }), false);
    assert.equal(await readFile(join(folder, 'wrapped', 'below'), 'utf8'), below);
    await allOpen();
  });
});

test('The old root key opens nothing afterwards', async () => {
  await withKeys(async (folder, store) => {
    const old = await readFile(join(folder, 'root.key'));
    await rotateRootKey({ folder });
    await writeFile(join(folder, 'root.key'), old);
    for (const id of ids) await assert.rejects(unwrapKey(store, id), KeyUnavailable);
  });
});

test('After a crash at any step every key opens, new keys can be made, and the change goes on', async () => {
  for (const done of [0, 1, 2, 3]) {
    await withKeys(async (folder, store, allOpen) => {
      await beginRotation(folder);
      for (const id of ids.slice(0, done)) await rewrapKey(folder, id);
      await allOpen();
      assert.equal(await isRotationUnfinished({ folder }), true);
      const next = await readFile(join(folder, 'root.next'));
      await createKey(await openKeyStore({ folder }), 'made-meanwhile', rootKeyId);
      await rotateRootKey({ folder });
      assert.deepEqual(await readFile(join(folder, 'root.key')), next);
      await allOpen();
      await unwrapKey(store, 'made-meanwhile');
    });
  }
});

test('A key whose making straddles the whole change is wrapped by the new root key', async () => {
  await withKeys(async (folder, store) => {
    let changed = false;
    const slow: KeyStore = {
      ...store,
      wrapWithRoot: async (bytes, context) => {
        const wrapped = await store.wrapWithRoot(bytes, context);
        if (!changed) await rotateRootKey({ folder });
        changed = true;
        return wrapped;
      },
    };
    const key = await createKey(slow, 'straddling', rootKeyId);
    assert.equal(changed, true);
    assert.equal(openText(await unwrapKey(store, 'straddling'), seal(key, 'x', place), place), 'x');
  });
});

test('A key destroyed during the change stays destroyed', async () => {
  await withKeys(async (folder, store) => {
    const kept = await readFile(join(folder, 'wrapped', 'two'));
    await beginRotation(folder);
    await rewrapKey(folder, 'two');
    await destroyKey(store, 'two');
    // As after a crash between writing the key anew and looking whether it was destroyed.
    await writeFile(join(folder, 'wrapped', 'two'), kept);
    await rotateRootKey({ folder });
    await assert.rejects(readFile(join(folder, 'wrapped', 'two')));
    await assert.rejects(unwrapKey(store, 'two'), KeyUnavailable);
  });
});

test('A wrapped key that does not open stops the change, and nothing is lost', async () => {
  await withKeys(async (folder, _store, allOpen) => {
    const file = join(folder, 'wrapped', 'two');
    const good = await readFile(file);
    await writeFile(file, await readFile(join(folder, 'wrapped', 'one')));
    await assert.rejects(
      rotateRootKey({ folder }),
      (problem) => problem instanceof KeyUnavailable && problem.id === 'two',
    );
    assert.equal(await isRotationUnfinished({ folder }), true);
    await writeFile(file, good);
    await allOpen();
    await rotateRootKey({ folder });
    await allOpen();
  });
});

test('The last step is refused before a change was begun and before every key is wrapped anew', async () => {
  await withKeys(async (folder, _store, allOpen) => {
    await assert.rejects(finishRotation(folder));
    await beginRotation(folder);
    await rewrapKey(folder, 'one');
    await assert.rejects(finishRotation(folder), KeyUnavailable);
    await allOpen();
    assert.equal(await isRotationUnfinished({ folder }), true);
  });
});
