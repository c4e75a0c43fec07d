import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { destroyKey, type KeyStore } from '#platform/crypto';
import { freshDatabase, type TestDatabase } from '#test/database';
import { freshKeys } from '#test/keys';
import { makeScene, type Scene } from '#test/scene';
import { caseKeyId, makeCaseKey } from '../case-keys.ts';
import { packOf, type IdentityPack } from '../identity.ts';
import { child } from '../builders.ts';
import { permit } from '../permit.ts';
import { addIdentity, changeIdentity, openIdentity } from './identity.ts';
import { addSampleCase } from './sample-cases.ts';

let db: TestDatabase;
let scene: Scene;
let keys: KeyStore;
before(async () => {
  db = await freshDatabase();
  scene = await makeScene(db);
  keys = await freshKeys();
});
after(async () => db.close());

const pack = packOf(child({ name: 'Ada Example', nhsNumber: '9990000018' }));

async function newCase(number: number, of: IdentityPack = pack) {
  const key = { partnership: scene.here.partnership, audit: scene.here.liveAudit };
  const id = randomUUID();
  const writer = {
    membership: scene.here.people.coordinator.membership,
    person: scene.here.people.coordinator.person,
  };
  await db.database.transact(scene.session('coordinator'), 'write', async (tx) => {
    await addSampleCase(
      tx,
      key,
      { id, number, origin: 'supplied', standing: 'in_sample' },
      writer.membership,
    );
    await addIdentity(tx, key, await makeCaseKey(keys, key, id), id, of, writer);
  });
  const look = async () =>
    await db.database.transact(scene.session('coordinator'), 'read', async (tx) =>
      openIdentity(tx, keys, key, permit<'reveal identity'>(id)),
    );
  const change = async (changed: IdentityPack, seen: number) =>
    await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
      changeIdentity(tx, keys, key, id, { pack: changed, seen }, writer),
    );
  return { id, look, change };
}

test('who a child is opens as it was sealed, and nothing of it lies in the row', async () => {
  const { id, look } = await newCase(11);
  const opened = await look();
  assert.ok(opened.state === 'open');
  assert.deepEqual(opened.pack, pack);
  const [row] = await db.behind(
    `select encode(sealed, 'escape') as text from cases.identity where case_id = $1`,
    [id],
  );
  assert.doesNotMatch(String(row?.['text']), /Ada|9990000018/);
});

test('a change keeps the former version sealed, and the second of two editors changes nothing', async () => {
  const { id, look, change } = await newCase(12);
  const named = { ...pack, note: 'Both spellings are used.' };
  assert.equal(await change(named, 1), true);
  assert.equal(await change({ ...pack, note: 'Mine' }, 1), false);
  const opened = await look();
  assert.ok(opened.state === 'open');
  assert.equal(opened.version, 2);
  assert.equal(opened.pack.note, 'Both spellings are used.');
  const former = await db.behind('select version from cases.identity_former where case_id = $1', [id]);
  assert.deepEqual(former, [{ version: 1 }]);
});

test('a sealed value that is put into another case does not open there (abuse D22)', async () => {
  const [one, other] = [await newCase(13), await newCase(14)];
  await db.behind(
    'update cases.identity set sealed = (select sealed from cases.identity where case_id = $1) where case_id = $2',
    [one.id, other.id],
  );
  assert.deepEqual(await other.look(), { state: 'moved' });
  assert.equal((await one.look()).state, 'open');
});

test('a row that is rolled back to an earlier version, with its own sealed value, is noticed (abuse D22)', async () => {
  const { id, look, change } = await newCase(15);
  await change({ ...pack, note: 'Later' }, 1);
  await db.behind(
    `update cases.identity i set version = 1, sealed = f.sealed from cases.identity_former f
     where i.case_id = $1 and f.case_id = $1 and f.version = 1`,
    [id],
  );
  assert.deepEqual(await look(), { state: 'rolled back' });
});

test('once its key is destroyed nobody ever reads it again', async () => {
  const { id, look } = await newCase(16);
  await destroyKey(keys, caseKeyId(id));
  assert.deepEqual(await look(), { state: 'destroyed' });
});
