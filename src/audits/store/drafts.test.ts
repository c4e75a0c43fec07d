import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '#test/scene';
import { getDraft, listFormerValues, writeDraft } from './drafts.ts';
import { beginAudit } from './live-audits.ts';

const { db, scene } = await openScene();
const { transact } = db.database;
const { partnership } = scene.here;
const { membership } = scene.here.people.coordinator;
const session = scene.session('coordinator');

test('two who write over an older text at the same moment come one after the other, and it is kept once', async () => {
  const audit = await transact(session, 'write', async (tx) =>
    beginAudit(tx, partnership, membership, { origin: 'live', values: { subject: 'old' }, from: null }),
  );
  const key = { partnership, audit };
  await db.behind(
    `update audits.draft_field set changed_at = now() - interval '1 hour' where audit_id = '${audit}'`,
  );
  const [written, waited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const seen: unknown[] = [];
  const first = transact(session, 'write', async (tx) => {
    await writeDraft(tx, key, membership, { subject: 'first' });
    written.resolve();
    await waited.promise;
  });
  await written.promise;
  const second = transact(session, 'write', async (tx) => {
    seen.push((await getDraft(tx, key))['subject']);
    await writeDraft(tx, key, membership, { subject: 'second' });
  });
  await waitUntilBlocked();
  waited.resolve();
  await Promise.all([first, second]);
  assert.deepEqual(seen, ['old', 'first']);
  const [now, former] = await transact(session, 'read', async (tx) => [
    await getDraft(tx, key),
    await listFormerValues(tx, key, { fields: ['subject'], lists: [] }),
  ]);
  assert.equal(now['subject'], 'second');
  assert.deepEqual(
    former.map((one) => one.value),
    ['old'],
  );
});

/** Until one transaction of this database waits for another. */
async function waitUntilBlocked(): Promise<void> {
  const blocked = `select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
  for (const begun = performance.now(); (await db.behind(blocked, [db.name])).length === 0;) {
    if (performance.now() - begun > 10_000) assert.fail('In ten seconds nobody waited.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
