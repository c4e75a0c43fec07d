import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, begin } = opened;
const { m } = coordinator;
const audit = await begin();

test('to put a recording away is for its coordinators alone', async () => {
  await assertOnlyItsRecorders(opened, paths.recordingAway, audit);
});

test('what is put away leaves the list, and its pages are there no longer', async () => {
  const page = await coordinator.get(paths.recordingAway(m, audit));
  assert.equal((await coordinator.submit(page, {})).status, 303);
  const list = await coordinator.get(`/as/${m}/audits`);
  assert.ok(!list.body.includes(paths.recording(m, audit)));
  assert.equal((await coordinator.get(paths.recording(m, audit))).status, 404);
});
