import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openRecordingDesk } from '#test/recording';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, db, begin } = opened;
const { m } = coordinator;

test('coordinators begin to record an audit, and nobody else', async () => {
  await assertOnlyWhoMay(opened, 'audits.import', paths.record);
});

test('a wrong beginning says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(paths.record(m));
  const send = async (fields: Record<string, string>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields)));
  assert.deepEqual(await send({ title: '', year: '' }), [
    'Enter the title',
    'Enter the year in which the audit was done',
  ]);
  assert.deepEqual(await send({ title: 'A', year: 'last year' }), [
    'The year must be a number from 1970 to 2100, such as 2024',
  ]);
});

test('two audits of one title and year are kept apart, and stand in hand until they are finished', async () => {
  const [one, other] = [await begin(), await begin()];
  const rows = await db.behind(
    'select short_name, stage, zone from audits.audit where id = any ($1) order by short_name',
    [[one, other]],
  );
  const work = { stage: 'recording', zone: 'work' };
  assert.deepEqual(rows, [
    { short_name: '2024-multi-agency-audit-of-neglect', ...work },
    { short_name: '2024-multi-agency-audit-of-neglect-2', ...work },
  ]);
  const list = await coordinator.get(`/as/${m}/audits`);
  assert.match(list.body, /Being recorded from its publication/);
  assert.ok(list.body.includes(paths.recording(m, one)));
  const reader = opened.as('board_member');
  assert.doesNotMatch((await reader.get(`/as/${reader.m}/audits`)).body, /Multi-agency audit of neglect/);
});
