import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.auditor;
const visitor = site.visitor(hat.key);
const path = '/account/name';
const readName = async () =>
  (await db.behind('select name from accounts.person where id = $1', [hat.person]))[0]?.['name'];

test('only somebody signed in changes a name, and a wrong one writes nothing', async () => {
  assert.equal((await site.visitor().get(path)).to, '/');
  const page = await visitor.get(path);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { name: ' ' }));
  assert.deepEqual(problemsOf(answer), ['Enter your name']);
});

test('a right form changes one’s own name and nobody else’s; sent twice it has one effect', async () => {
  const page = await visitor.get(path);
  for (const _ of [1, 2])
    assert.equal((await visitor.submit(page, { name: 'Ruth Pemberton' })).to, '/account');
  const named = await db.behind(`select id from accounts.person where name = 'Ruth Pemberton'`);
  assert.deepEqual(named, [{ id: hat.person }]);
});

test('a stale form says what the name is now, and saves when sent again', async () => {
  const stale = await visitor.get(path);
  await visitor.submit(await visitor.get(path), { name: 'Ruth P.' });
  const answer = await assertWritesNothing(db, 409, async () =>
    visitor.submit(stale, { name: 'R. Pemberton' }),
  );
  assert.match(problemsOf(answer)[0] ?? '', /“Ruth P.” meanwhile/);
  assert.equal((await visitor.submit(answer, {})).status, 303);
  assert.equal(await readName(), 'R. Pemberton');
});
