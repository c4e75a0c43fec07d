import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openKeyStore, rotateRootKey, unwrapKey, type KeyStore } from '#platform/crypto';
import { addCase } from '#test/cases';
import { freshDatabase } from '#test/database';
import { makeScene } from '#test/scene';
import { child } from '../builders.ts';
import { auditKeyId, caseKeyId } from '../case-keys.ts';
import { packOf } from '../identity.ts';
import { permit } from '../permit.ts';
import { changeIdentity, openIdentity } from './identity.ts';

const db = await freshDatabase();
const scene = await makeScene(db);
const folder = await mkdtemp(join(tmpdir(), 'throughline-wrong-keys-'));
after(async () => rm(folder, { recursive: true, force: true }));
const keys = await openKeyStore({ folder: join(folder, 'keys') });
const key = { partnership: scene.here.partnership, audit: scene.here.liveAudit };
const look = async (
  caseId: string,
  store: KeyStore = keys,
  role: 'coordinator' | 'auditor' = 'coordinator',
) =>
  db.database.transact(scene.session(role), 'read', async (tx) =>
    openIdentity(tx, store, key, permit<'reveal identity'>(caseId)),
  );

test('a key store that answers with the key of another case opens nothing (abuse K05)', async () => {
  const [one, other] = [
    await addCase({ db, scene, keys }, child({ name: 'Ada Example' })),
    await addCase({ db, scene, keys }, child({ name: 'Bo Example' })),
  ];
  const wrong: KeyStore = {
    ...keys,
    read: async (id) => keys.read(id === caseKeyId(one.id) ? caseKeyId(other.id) : id),
  };
  assert.deepEqual(await look(one.id, wrong), { state: 'moved' });
  const others: KeyStore = {
    ...keys,
    read: async (id) => keys.read(id.startsWith('case-') ? auditKeyId(key.audit) : id),
  };
  assert.deepEqual(await look(one.id, others), { state: 'moved' });
  assert.equal((await look(one.id)).state, 'open');
});

test('with the right key and the permit forgotten the database still gives nothing away (abuse C25, D21)', async () => {
  const { id } = await addCase({ db, scene, keys }, child({ name: 'Ada Example' }));
  assert.deepEqual(await look(id, keys, 'auditor'), { state: 'missing' });
});

test('the root key is changed while cases are open and written, and nothing is lost (abuse K08)', async () => {
  const cases: { readonly id: string }[] = [];
  for (let at = 0; at < 6; at += 1)
    cases.push(await addCase({ db, scene, keys }, child({ name: `Child ${at}` })));
  const { membership, person } = scene.here.people.coordinator;
  const work = async () => {
    for (const { id } of cases) {
      const opened = await look(id);
      assert.equal(opened.state, 'open');
      const kept = await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
        changeIdentity(
          tx,
          keys,
          key,
          id,
          { pack: { ...packOf(child({ name: 'Changed' })), note: id }, seen: 1 },
          { membership, person },
        ),
      );
      assert.equal(kept, true);
    }
  };
  await Promise.all([work(), rotateRootKey({ folder: join(folder, 'keys') })]);
  const later = await addCase({ db, scene, keys }, child({ name: 'Later' }));
  const restarted = await openKeyStore({ folder: join(folder, 'keys') });
  for (const { id } of [...cases, later]) assert.equal((await look(id, restarted)).state, 'open');
  assert.equal((await unwrapKey(restarted, auditKeyId(key.audit))).id, auditKeyId(key.audit));
});
