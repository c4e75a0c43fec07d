import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyStore } from '#platform/crypto';
import { addFrame } from '#test/cases';
import { clearGuarding, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { auditKeyId, caseKeyId, frameKeyId } from '../case-keys.ts';
import type { Destruction, DestructionScope } from '../guarding.ts';
import { destroyIdentities, destroyingJob } from './destroy-identities.ts';
import { decideDestruction, listDestructions, proposeDestruction } from './destructions.ts';
import { setHold } from './holds.ts';

const key = (watching: Awaited<ReturnType<typeof openWatching>>) => ({
  partnership: watching.scene.here.partnership,
  audit: watching.audit,
});

/** An audit of its own with two cases and a list, a destruction of it confirmed and not yet carried out. */
async function confirmed(what: DestructionScope) {
  const opened = await openWatching();
  await clearGuarding(opened);
  const { db, scene, site, addCase } = opened;
  const of = key(opened);
  // The cases of the scene were written past the program: only those sealed here are looked at.
  await db.behind('update cases.sample_case set destroyed_at = now() where audit_id = $1', [opened.audit]);
  const cases = [
    await addCase(child({ name: 'Ada Quillfeather' })),
    await addCase(child({ name: 'Bo Quillfeather' })),
  ];
  await addFrame({ db, scene, keys: site.keys }, [child({ name: 'Cy Quillfeather' })]);
  const { transact } = db.database;
  const [guardian, coordinator] = [scene.here.people.data_guardian, scene.here.people.coordinator];
  const id = await transact(scene.session('data_guardian'), 'write', async (tx) =>
    proposeDestruction(tx, of, { what, dueOn: '2026-06-01', reason: 'Due.' }, guardian.membership),
  );
  await transact(scene.session('coordinator'), 'write', async (tx) =>
    decideDestruction(tx, of, id ?? '', { confirmed: true, reason: '' }, coordinator.membership),
  );
  const find = async (): Promise<Destruction> => {
    const all = await transact(scene.session('coordinator'), 'read', async (tx) => listDestructions(tx, of));
    return all.find((one) => one.id === id) ?? assert.fail();
  };
  const hold = async (caseId: string | null) =>
    transact(scene.session('data_guardian'), 'write', async (tx) =>
      setHold(
        tx,
        of,
        { case: caseId, kind: 'inquiry', reference: 'A 7', reviewOn: null },
        guardian.membership,
      ),
    );
  return { ...opened, of, transact, cases, find, hold, keys: site.keys };
}

/** A key store that is cut off after so many keys were destroyed. */
function breakingOff(keys: KeyStore, after: number): KeyStore {
  let destroyed = 0;
  return {
    ...keys,
    destroy: async (id) => {
      if (destroyed === after) throw new Error('cut off');
      destroyed += 1;
      await keys.destroy(id);
    },
  };
}

test('all of it: every key is destroyed, the sealed rows are emptied, and the certificate names exactly that', async () => {
  const { of, transact, keys, cases, find, db, audit } = await confirmed('all');
  await destroyIdentities(transact, keys, of);
  const { state, certificate, doneAt } = await find();
  assert.equal(state, 'done');
  assert.ok(doneAt !== null);
  assert.deepEqual(certificate, {
    lists: [
      { number: 1, rows: certificate?.lists[0]?.rows ?? -1 },
      { number: 2, rows: 1 },
    ],
    cases: cases.map((one) => one.number),
    kept: [],
    keys: [frameKeyId(audit), ...cases.map((one) => caseKeyId(one.id)), auditKeyId(audit)],
  });
  for (const id of certificate.keys) assert.equal(await keys.read(id), 'destroyed');
  const [left] = await db.behind(
    `select (select count(*)::int from cases.frame_row where audit_id = $1 and sealed <> '') as rows,
       (select count(*)::int from cases.identity i where case_id = any ($2) and sealed <> '') as identities,
       (select count(*)::int from cases.sample_case where audit_id = $1 and destroyed_at is null) as cases`,
    [audit, cases.map((one) => one.id)],
  );
  assert.deepEqual(left, { rows: 0, identities: 0, cases: 0 });
});

test('only what was settled is destroyed: the cases go, the list and the reasons of looks stay', async () => {
  const { of, transact, keys, cases, find, audit } = await confirmed('cases');
  await destroyIdentities(transact, keys, of);
  assert.deepEqual(
    (await find()).certificate?.keys,
    cases.map((one) => caseKeyId(one.id)),
  );
  for (const id of [frameKeyId(audit), auditKeyId(audit)]) assert.notEqual(await keys.read(id), 'destroyed');
});

test('carried out twice it is the same once, with the same certificate (abuse K13)', async () => {
  const { of, transact, keys, find, db } = await confirmed('all');
  const job = destroyingJob(transact, keys);
  await job(of);
  const first = await find();
  await job(of);
  assert.deepEqual(await find(), first);
  const events = await db.behind(`select id from audit_log.event where event = 'destruction.carried_out'`);
  assert.equal(events.length, 1);
});

test('two that carry it out at the same moment make one certificate', async () => {
  const { of, transact, keys, find, db } = await confirmed('all');
  await Promise.all([destroyIdentities(transact, keys, of), destroyIdentities(transact, keys, of)]);
  assert.equal((await find()).state, 'done');
  const events = await db.behind(`select id from audit_log.event where event = 'destruction.carried_out'`);
  assert.equal(events.length, 1);
});

test('broken off half way it is finished by the next try, and the certificate names what both destroyed (abuse K13)', async () => {
  const { of, transact, keys, cases, find, audit } = await confirmed('all');
  await assert.rejects(destroyIdentities(transact, breakingOff(keys, 2), of), /cut off/);
  assert.equal((await find()).state, 'under_way');
  assert.equal(await keys.read(frameKeyId(audit)), 'destroyed');
  await destroyIdentities(transact, keys, of);
  assert.deepEqual((await find()).certificate?.keys, [
    frameKeyId(audit),
    ...cases.map((one) => caseKeyId(one.id)),
    auditKeyId(audit),
  ]);
});

test('a hold that is set before it is carried out keeps everything (abuse K12)', async () => {
  const { of, transact, keys, cases, find, hold, audit } = await confirmed('all');
  const id = await hold(null);
  await destroyIdentities(transact, keys, of);
  const stopped = await find();
  assert.deepEqual([stopped.state, stopped.stoppedBy, stopped.certificate], ['refused', id, null]);
  for (const kept of [frameKeyId(audit), caseKeyId(cases[0]?.id ?? ''), auditKeyId(audit)])
    assert.notEqual(await keys.read(kept), 'destroyed');
});

test('a hold on one case keeps that case and no other', async () => {
  const { of, transact, keys, cases, find, hold } = await confirmed('cases');
  const [gone, kept] = cases;
  await hold(kept?.id ?? '');
  await destroyIdentities(transact, keys, of);
  const { certificate } = await find();
  assert.deepEqual([certificate?.cases, certificate?.kept], [[gone?.number], [kept?.number]]);
  assert.notEqual(await keys.read(caseKeyId(kept?.id ?? '')), 'destroyed');
});

test('a hold that is being set while it begins wins: it is waited for and seen (abuse K12)', async () => {
  const { of, transact, keys, cases, find, scene } = await confirmed('all');
  const isHeld = Promise.withResolvers<undefined>();
  const mayEnd = Promise.withResolvers<undefined>();
  const setting = transact(scene.session('data_guardian'), 'write', async (tx) => {
    const { membership } = scene.here.people.data_guardian;
    await setHold(tx, of, { case: null, kind: 'inquiry', reference: 'A 7', reviewOn: null }, membership);
    isHeld.resolve(undefined);
    await mayEnd.promise;
  });
  await isHeld.promise;
  const destroying = destroyIdentities(transact, keys, of);
  await new Promise((resolve) => setTimeout(resolve, 300));
  mayEnd.resolve(undefined);
  await Promise.all([setting, destroying]);
  assert.equal((await find()).state, 'refused');
  assert.notEqual(await keys.read(caseKeyId(cases[0]?.id ?? '')), 'destroyed');
});

test('a hold that is set while keys are being destroyed waits for the end of it, and then stands', async () => {
  const { of, transact, keys, find, hold, db, audit } = await confirmed('all');
  const isUnderWay = Promise.withResolvers<undefined>();
  const mayGoOn = Promise.withResolvers<undefined>();
  const slow: KeyStore = {
    ...keys,
    destroy: async (id) => {
      isUnderWay.resolve(undefined);
      await mayGoOn.promise;
      await keys.destroy(id);
    },
  };
  const destroying = destroyIdentities(transact, slow, of);
  await isUnderWay.promise;
  const setting = hold(null);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.deepEqual(await db.behind('select id from cases.hold where audit_id = $1', [audit]), []);
  mayGoOn.resolve(undefined);
  await Promise.all([destroying, setting]);
  assert.equal((await find()).state, 'done');
});

test('a hold between two tries keeps what is left; the certificate names what was gone by then', async () => {
  const { of, transact, keys, cases, find, hold, audit } = await confirmed('cases');
  await assert.rejects(destroyIdentities(transact, breakingOff(keys, 1), of), /cut off/);
  const held = await hold(null);
  await destroyIdentities(transact, keys, of);
  const { state, certificate, stoppedBy } = await find();
  assert.deepEqual([state, stoppedBy], ['done', held]);
  assert.deepEqual(certificate, {
    lists: [],
    cases: [cases[0]?.number],
    kept: [cases[1]?.number],
    keys: [caseKeyId(cases[0]?.id ?? '')],
  });
  assert.notEqual(await keys.read(auditKeyId(audit)), 'destroyed');
});

test('a job that names nothing destroys nothing', async () => {
  const { transact, keys, find } = await confirmed('all');
  await assert.rejects(destroyingJob(transact, keys)({ audit: 'x' }), TypeError);
  assert.equal((await find()).state, 'under_way');
});
