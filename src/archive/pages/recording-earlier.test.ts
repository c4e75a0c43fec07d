import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, db, begin, fill } = opened;
const audit = await begin();
const path = (m: string, of: string) => paths.recordingEarlier(m, of, 'publication');

test('the earlier texts of a section are its coordinators’ alone', async () => {
  await assertOnlyItsRecorders(opened, path, audit);
});

test('what somebody wrote at another sitting is shown once it is written over', async () => {
  assert.match((await coordinator.get(path(coordinator.m, audit))).body, /Nothing has been written over yet/);
  await fill(audit, 'publication', { subject: 'neglect' });
  await db.behind(`update audits.draft_field set changed_at = now() - interval '1 day' where audit_id = $1`, [
    audit,
  ]);
  await fill(audit, 'publication', { subject: 'neglect of infants' });
  assert.match(
    (await coordinator.get(path(coordinator.m, audit))).body,
    /Subject in a few words[\s\S]*neglect/,
  );
});
