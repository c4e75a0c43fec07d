import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../../paths.ts';

const archive = await openArchive([]);
const { db, as } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;
const add = paths.priorityAdd(m);

test('coordinators add priorities, and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'programme.keep', paths.priorityAdd);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(add);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { name: '', plan: 'Plan', from: '1 April 2026', until: '31 March 2026' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the priority',
    'The last day must not be before the first, which is 1 April 2026',
  ]);
});

test('a right form adds the priority once; the same of the same plan is refused', async () => {
  const page = await coordinator.get(add);
  const fields = { name: 'Neglect', plan: 'Business plan 2025 to 2028', from: '1 April 2025' };
  await coordinator.submit(page, fields);
  assert.equal((await coordinator.submit(page, fields)).status, 303);
  const rows = await db.behind(
    `select plan, from_day::text, until_day, is_retired from audits.priority where name = 'Neglect'`,
  );
  assert.deepEqual(rows, [{ plan: fields.plan, from_day: '2025-04-01', until_day: null, is_retired: false }]);
  const again = await coordinator.get(add);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(again, { ...fields, name: 'NEGLECT' }),
  );
  assert.deepEqual(problemsOf(answer), ['This priority of that plan is here already']);
});
