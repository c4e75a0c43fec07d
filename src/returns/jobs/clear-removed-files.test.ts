import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '#test/scene';
import { clearingJob } from './clear-removed-files.ts';

const { db, scene } = await openScene();
const job = clearingJob(db.database.transact);
const helpers = { attempt: 1, isLastAttempt: false, signal: new AbortController().signal };
const pieces = async () =>
  (await db.behind('select partnership_id from returns.evidence_piece order by 1')).map(
    (row) => row['partnership_id'],
  );

test('the job deletes what was in removed files of the partnership that it names, and of no other', async () => {
  const before = await pieces();
  await job({ partnership: scene.here.partnership }, helpers);
  assert.deepEqual(await pieces(), before);
  await db.behind(`update returns.evidence set removed_at = now(), removed_by = added_by`);
  for (let turn = 0; turn < 2; turn += 1) await job({ partnership: scene.here.partnership }, helpers);
  assert.deepEqual(
    await pieces(),
    before.filter((one) => one !== scene.here.partnership),
  );
  assert.ok(before.includes(scene.there.partnership));
});

test('a job that names no partnership is refused', async () => {
  for (const payload of [null, {}, { partnership: 'x' }]) await assert.rejects(job(payload, helpers));
});
