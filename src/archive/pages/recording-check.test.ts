import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { readFormTag } from '#test/site';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, db, begin, add, fill, fillIn } = opened;
const { m } = coordinator;
const check = (audit: string) => paths.recordingCheck(m, audit);

test('the check of a recording is its coordinators’ alone', async () => {
  await assertOnlyItsRecorders(opened, paths.recordingCheck, await begin());
});

test('all that is open or wrong is listed with the way to it, and nothing can be finished', async () => {
  const audit = await begin();
  const row = await add(audit, 'participation', 'row', { sector: 'yes' });
  const open = await coordinator.get(check(audit));
  assert.match(open.body, /Before you can finish, five things have to be put right/);
  assert.ok(open.body.includes(`${paths.recordingSection(m, audit, 'publication')}#subject`));
  assert.ok(open.body.includes(paths.recordingItem(m, audit, 'participation', 'row', row)));
  assert.doesNotMatch(open.body, /Finish<|is missing/);
  const whole = await begin();
  await fillIn(whole);
  const keys = Object.fromEntries(readFormTag((await coordinator.get(check(whole))).body).fields);
  await assertWritesNothing(db, 422, async () => coordinator.post(check(audit), keys));
});

test('a recording that somebody changed since it was looked at is not finished', async () => {
  const audit = await begin();
  await fillIn(audit);
  const page = await coordinator.get(check(audit));
  await fill(audit, 'cases', { cases: '6' });
  const answer = await assertWritesNothing(db, 409, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(answer), [
    'Somebody else changed the recording while you were looking. Check it again',
  ]);
  assert.equal((await coordinator.submit(answer, {})).status, 303);
});

test('a finished recording is the same audit, read by everybody who may; its draft is gone, and twice is once', async () => {
  const audit = await begin('Audit of bruising');
  await fillIn(audit);
  const page = await coordinator.get(check(audit));
  const [first, again] = [await coordinator.submit(page, {}), await coordinator.submit(page, {})];
  assert.equal(first.to, `${paths.audit(m, audit)}?imported=added`);
  assert.equal(again.status, 303);
  const reader = opened.as('board_member');
  assert.match((await reader.get(paths.audit(reader.m, audit))).body, /<h1[^>]*>Audit of bruising/);
  const [left] = await db.behind(
    'select count(*)::int as fields from audits.draft_field where audit_id = $1',
    [audit],
  );
  assert.equal(left?.['fields'], 0);
  assert.equal((await coordinator.get(check(audit))).status, 404);
  assert.equal((await coordinator.get(paths.recording(m, audit))).status, 404);
});
