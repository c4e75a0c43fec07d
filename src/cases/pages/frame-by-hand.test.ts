import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { about, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, send } = opened;
const { m } = coordinator;
const path = paths.frameByHand(m, audit);

test('a child is entered by its coordinators only', async () => {
  await assertOnlyItsCoordinators(opened, paths.frameByHand, audit);
});

test('what cannot be right is said at its field, what was typed stays, and nothing is written', async () => {
  const page = await coordinator.get(path);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { ...about, name: 'Sam Sample', born: '31/02/2015', nhsNumber: '0000000000' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Date of birth is no day of the calendar',
    'NHS number cannot be right: it has ten digits, of which the last follows from the others',
  ]);
  assert.match(answer.body, /value="31\/02\/2015"/);
  const nobody = await assertWritesNothing(db, 422, async () => coordinator.submit(page, about));
  assert.deepEqual(problemsOf(nobody), ['Enter a name, a reference or an NHS number']);
});

test('children entered one by one stand on one list; the same child is not entered twice', async () => {
  assert.equal((await send(path, { ...about, name: 'Sam Sample', born: '12 March 2015' })).status, 303);
  assert.equal(
    (await send(path, { ...about, name: 'Kim Trial', born: '7 July 2010', status: 'Looked after' })).status,
    303,
  );
  const rows = await db.behind(
    `select f.source, f.state, f.rows_loaded, (select count(*)::int from cases.frame_row r where r.frame_id = f.id) as rows from cases.frame f where f.audit_id = $1`,
    [audit],
  );
  assert.deepEqual(rows, [{ source: 'hand', state: 'loaded', rows_loaded: 2, rows: 2 }]);
  const page = await coordinator.get(path);
  const again = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { ...about, name: 'SAMPLE, Sam', born: '12/03/2015' }),
  );
  assert.match(problemsOf(again).join(), /on list 1 of this audit already/);
});
