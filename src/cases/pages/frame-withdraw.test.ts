import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { annexA, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, giveList, loadList, send } = opened;
const { m } = coordinator;
const count = async (table: string, frame: string) =>
  (await db.behind(`select count(*)::int as n from ${table} where frame_id = $1`, [frame]))[0]?.['n'];

test('a list is withdrawn by its coordinators, with a reason', async () => {
  const frame = await giveList(annexA);
  const path = paths.frameWithdraw(m, audit, frame);
  await assertOnlyItsCoordinators(opened, (who, of) => paths.frameWithdraw(who, of, frame), audit);
  const page = await coordinator.get(path);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { reason: '' }));
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
  const stale = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { reason: 'x', version: '9' }),
  );
  assert.match(stale.body, /Somebody else changed this list meanwhile/);
  assert.equal((await coordinator.submit(page, { reason: 'The wrong file.' })).status, 303);
  assert.equal(await count('cases.frame_piece', frame), 0);
  assert.match(
    (await coordinator.get(paths.frameProgress(m, audit, frame))).body,
    /Withdrawn[\s\S]*The wrong file\./,
  );
});

test('a list that was withdrawn can be given again; one in use keeps its rows, out of use', async () => {
  const frame = await loadList(annexA);
  assert.equal(
    (await send(paths.frameWithdraw(m, audit, frame), { reason: 'A newer one came.' })).status,
    303,
  );
  assert.equal(await count('cases.frame_row', frame), 5);
  assert.match((await coordinator.get(paths.frame(m, audit))).body, /There is no list yet/);
  assert.match((await coordinator.get(paths.frameRows(m, audit))).body, /No list is in use/);
});
