import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { administrator: hat } = here.people;
const visitor = site.visitor(hat.key);
const path = `/partnership/areas/${here.area}`;
const edit = `/as/${hat.membership}${path}`;
const other = crypto.randomUUID();
await addRow(db, 'accounts.area', {
  partnership_id: here.partnership,
  id: other,
  name: 'Westing',
  nation: 'England',
  position: 5,
});

async function readArea() {
  const [row] = await db.behind(`select name, nation from accounts.area where id = $1`, [here.area]);
  return row;
}

test('only the administrator of its partnership changes an area', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', path, true);
});

test('a wrong form is said to be wrong and writes nothing', async () => {
  const page = await visitor.get(edit);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { name: 'westing' }));
  assert.deepEqual(problemsOf(answer), ['There is an area Westing already. Enter another name']);
});

test('a right form renames the area and moves it to its nation', async () => {
  const answer = await visitor.submit(await visitor.get(edit), { name: 'Northshire', nation: 'Wales' });
  assert.equal(answer.status, 303);
  assert.deepEqual(await readArea(), { name: 'Northshire', nation: 'Wales' });
});

test('a stale form shows both, and is saved when sent again', async () => {
  const stale = await visitor.get(edit);
  await visitor.submit(await visitor.get(edit), { name: 'Northshire city' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { name: 'Northshire county' }),
  );
  assert.match(answer.body, /Northshire <mark>city<\/mark>/);
  assert.match(answer.body, /Northshire <mark>county<\/mark>/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal((await readArea())?.['name'], 'Northshire county');
});
