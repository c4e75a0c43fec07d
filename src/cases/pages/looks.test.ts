import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destroyKey } from '#platform/crypto';
import { assertOnlyFor } from '#test/house-order';
import { openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { auditKeyId } from '../case-keys.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit, addCase } = opened;
const { m } = coordinator;
const { id, number } = await addCase(child({ name: 'Ada Quillfeather', reference: 'REF-77' }));
const list = paths.looks(guardian.m, audit);

test('before anybody looked under a key, the look of the scene is there and its reason does not open', async () => {
  const page = await guardian.get(list);
  assert.equal(page.status, 200);
  assert.match(page.body, /does not open any more/);
});

test('coordinators and guardians see who looked; nobody else does', async () => {
  await assertOnlyFor(site, scene, 'cases.watch', `/audits/${audit}/looks`, true);
});

test('each look is listed with the hat, the time and the reason, and nothing about a child', async () => {
  const form = paths.reveal(m, audit, id);
  const reason = 'Checking the spelling with the school';
  await coordinator.submit(await coordinator.get(form), { kind: 'other', reason, minutes: '15' });
  const { body } = await guardian.get(list);
  assert.match(body, new RegExp(`Case ${number}`));
  assert.match(body, /A\. Person, coordinator/);
  assert.match(body, /Checking the spelling with the school/);
  assert.match(body, /Who the people are/);
  assert.doesNotMatch(body, /Quillfeather|REF-77/);
});

test('the list is narrowed by case and by person; what is unknown narrows to nothing found', async () => {
  const one = await guardian.get(paths.looks(guardian.m, audit, { case: String(number) }));
  assert.match(one.body, />\s*1 look\./);
  const nobody = await guardian.get(paths.looks(guardian.m, audit, { who: guardian.m }));
  assert.match(nobody.body, />\s*0 looks\./);
});

test('an audit of another partnership, and one that was only recorded, have no such list', async () => {
  for (const other of [scene.there.liveAudit, scene.here.audit])
    assert.equal((await guardian.get(paths.looks(guardian.m, other))).status, 404);
});

test('once the audit’s key is destroyed the looks stay and their reasons do not open', async () => {
  await destroyKey(site.keys, auditKeyId(audit));
  const { body } = await guardian.get(list);
  assert.match(body, new RegExp(`Case ${number}`));
  assert.doesNotMatch(body, /Checking the spelling/);
  const rows = await db.behind('select id from cases.reveal where audit_id = $1', [audit]);
  assert.equal(rows.length, 2);
});
