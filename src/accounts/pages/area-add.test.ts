import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/partnership/areas/add`;

async function listNames(): Promise<string[]> {
  const rows = await db.behind(
    `select name from accounts.area where partnership_id = $1 order by position, name`,
    [scene.here.partnership],
  );
  return rows.map((row) => String(row['name']));
}

test('only the administrator adds areas', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/areas/add');
});

test('an area needs a name of its own and a nation', async () => {
  const page = await visitor.get(add);
  const empty = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.deepEqual(problemsOf(empty), ['Enter the name of the area', 'Choose the nation']);
  const taken = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { name: 'AREA Standing', nation: 'Wales' }),
  );
  assert.deepEqual(problemsOf(taken), ['There is an area Area standing already. Enter another name']);
  assert.match(taken.body, /value="AREA Standing"/);
  assert.match(taken.body, /value="Wales" checked/);
  const foreign = await visitor.submit(page, { name: 'Westing', nation: 'France' });
  assert.deepEqual(problemsOf(foreign), ['Choose the nation']);
});

test('a right form adds the area at the end, once however often it is sent', async () => {
  const page = await visitor.get(add);
  const fields = { name: 'Westing', nation: 'Wales' };
  const answers = await Promise.all([visitor.submit(page, fields), visitor.submit(page, fields)]);
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array.from(answers, () => [303, `/as/${hat.membership}/partnership`]),
  );
  assert.deepEqual(await listNames(), ['Area standing', 'Westing']);
});

test('of two areas of one name added at once, one is refused in words', async () => {
  const [one, two] = await Promise.all([visitor.get(add), visitor.get(add)]);
  const fields = { name: 'Easting', nation: 'England' };
  const answers = await Promise.all([visitor.submit(one, fields), visitor.submit(two, fields)]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [303, 422],
  );
  assert.deepEqual(await listNames(), ['Area standing', 'Westing', 'Easting']);
});
