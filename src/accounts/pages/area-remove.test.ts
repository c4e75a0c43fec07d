import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brokenConstraint } from '#platform/db';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';
import { removeArea } from '../store/areas.ts';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here } = scene;
const { administrator: hat } = here.people;
const visitor = site.visitor(hat.key);

async function makeArea(name: string): Promise<string> {
  const id = crypto.randomUUID();
  const row = { partnership_id: here.partnership, id, name, nation: 'England', position: 5 };
  await addRow(db, 'accounts.area', row);
  return id;
}

const pathOf = (area: string) => `/partnership/areas/${area}/remove`;
const remove = (area: string) => `/as/${hat.membership}${pathOf(area)}`;

test('only the administrator of its partnership removes an area', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', pathOf(here.area), true);
});

test('an area that an audit looked at cannot be removed; the page says why and what to do', async () => {
  const page = await visitor.get(remove(here.area));
  assert.match(page.body, /cannot be removed[\s\S]*At least one audit looked at cases/);
  assert.doesNotMatch(page.body, /<form method="post"/);
  const unused = await visitor.get(remove(await makeArea('Westing')));
  const forged = unused.body.replaceAll(/action="[^"]*"/g, `action="${remove(here.area)}"`);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit({ ...unused, body: forged }, {}),
  );
  assert.deepEqual(problemsOf(answer), ['Area standing was not removed: an audit or a setting uses it']);
});

test('an area that nothing uses is asked about and removed, once', async () => {
  const area = await makeArea('Easting');
  const page = await visitor.get(remove(area));
  assert.match(page.body, /Remove Easting\?/);
  const [one, two] = await Promise.all([visitor.submit(page, {}), visitor.submit(page, {})]);
  assert.deepEqual([one.status, two.status], [303, 303]);
  assert.deepEqual(await db.behind(`select 1 from accounts.area where id = $1`, [area]), []);
  assert.equal((await visitor.get(remove(area))).status, 404);
});

test('an audit that comes in between the question and the answer keeps its area: the database refuses', async () => {
  const session = scene.session('administrator');
  await assert.rejects(
    db.database.transact(session, 'write', async (tx) => removeArea(tx, here.partnership, here.area)),
    (error) => brokenConstraint(error)?.includes('area') === true,
  );
});
