import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const remove = (position: string) =>
  `/as/${hat.membership}/partnership/former-names/remove?position=${position}`;

async function listNames(): Promise<unknown[]> {
  const rows = await db.behind(
    `select name from accounts.partnership_former_name where partnership_id = $1 order by position`,
    [scene.here.partnership],
  );
  return rows.map((row) => row['name']);
}

test('only the administrator removes former names', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/former-names/remove?position=0');
});

test('a place in the list where no name stands is not found', async () => {
  for (const position of ['', '1', '-1', '99', 'x', '0.5'])
    assert.equal((await visitor.get(remove(position))).status, 404, position);
});

test('a name is removed, the others stay; sent twice, one goes', async () => {
  const row = { partnership_id: scene.here.partnership, position: 1, name: 'Committee' };
  await addRow(db, 'accounts.partnership_former_name', row);
  const page = await visitor.get(remove('0'));
  assert.match(page.body, /“Board”/);
  const answers = [await visitor.submit(page, {}), await visitor.submit(page, {})];
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  );
  assert.deepEqual(await listNames(), ['Committee']);
});

test('where another name has come into its place, nothing is removed', async () => {
  const page = await visitor.get(remove('0'));
  await db.behind(`update accounts.partnership_former_name set name = 'Another'`);
  const answer = await assertWritesNothing(db, 409, async () => visitor.submit(page, {}));
  assert.match(answer.body, /changed meanwhile/);
});
