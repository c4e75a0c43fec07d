import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, allowFiles, addFile, handIn, sign } =
  opened;
await allowFiles(true);
const one = await openOne();
await addFile(auditor, one, 'a1', { name: 'Referral.txt', content: 'As it was signed.' });
const path = (m: string, number: number, id: string) =>
  paths.signedEvidence(m, audit, one.return, number, id);

async function listIds(): Promise<readonly string[]> {
  const rows = await db.behind('select id from returns.evidence where return_id = $1 order by added_at', [
    one.return,
  ]);
  return rows.map((row) => String(row['id']));
}

test('coordinators get no file of a return that was never signed', async () => {
  const [id = ''] = await listIds();
  assert.equal((await coordinator.get(path(coordinator.m, 1, id))).status, 404);
});

test('they get those that were signed, to be kept, and not what was added in a correction since', async () => {
  await handIn(one);
  await sign(one);
  const page = await coordinator.get(paths.signed(coordinator.m, audit, one.return));
  assert.match(page.body, /Files<\/h2>[\s\S]*Referral\.txt[\s\S]*Signs of harm/);
  await db.behind(`update returns.return set state = 'sent_back' where id = $1`, [one.return]);
  await addFile(auditor, one, 'a1', { name: 'Since.txt', content: 'Added since.' });
  const [signed = '', since = ''] = await listIds();
  const got = await coordinator.get(path(coordinator.m, 1, signed));
  assert.equal(got.body, 'As it was signed.');
  assert.match(got.headers['content-disposition'] ?? '', /^attachment; filename="file-[0-9a-f]{8}\.txt"$/);
  assert.equal((await coordinator.get(path(coordinator.m, 1, since))).status, 404);
  assert.equal((await coordinator.get(path(coordinator.m, 2, signed))).status, 404);
});

test('nobody else gets it there, and the pieces of other files stay closed to coordinators', async () => {
  const [signed = '', since = ''] = await listIds();
  assert.equal((await site.visitor().get(path(coordinator.m, 1, signed))).status, 404);
  for (const visitor of [lead, auditor, as('panel_chair'), as('coordinator', scene.there)])
    assert.equal((await visitor.get(path(visitor.m, 1, signed))).status, 404);
  const { key, membership } = scene.here.people.coordinator;
  const seen = await db.database.transact({ kind: 'person', key, membership }, 'read', async (tx) =>
    tx.selectFrom('returns.evidence_piece').select('evidence_id').execute(),
  );
  const ids = seen.map((row) => row.evidence_id);
  assert.ok(ids.includes(signed) && !ids.includes(since));
});
