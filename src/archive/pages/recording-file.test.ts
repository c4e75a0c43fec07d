import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';
import { readPublishedAudit } from '../rules/read-published-audit.ts';

const opened = await openRecordingDesk();
const { coordinator, begin, fillIn } = opened;
const audit = await begin();

test('the draft of a recording is its coordinators’ alone', async () => {
  await assertOnlyItsRecorders(opened, paths.recordingFile, audit);
});

test('the draft is given out as a file that can be brought in once it is whole', async () => {
  const read = async () =>
    readPublishedAudit((await coordinator.get(paths.recordingFile(coordinator.m, audit))).body);
  assert.equal((await read()).ok, false);
  await fillIn(audit);
  const whole = await read();
  assert.ok(whole.ok);
  assert.equal(whole.audit.shortName, '2024-multi-agency-audit-of-neglect');
});
