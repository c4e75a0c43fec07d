import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestDatabase } from '#test/database';
import { assertWritesNothing } from '#test/house-order';
import { openScene, type Scene } from '#test/scene';
import { openSite } from '#test/site';

async function makeDemonstration(): Promise<{ db: TestDatabase; scene: Scene }> {
  const { db, scene } = await openScene();
  await db.behind(`alter table platform.installation disable trigger _100_never_changes`);
  await db.behind(`update platform.installation set kind = 'demonstration'`);
  return { db, scene };
}

test('a real installation has no such page, and signs nobody in with a click', async () => {
  const { db, scene } = await openScene();
  const visitor = (await openSite(db)).visitor();
  assert.equal((await visitor.get('/demonstration')).status, 404);
  const signIn = await visitor.get('/sign-in');
  const _csrf = /name="_csrf" value="([^"]+)"/.exec(signIn.body)?.[1] ?? '';
  const { person } = scene.here.people.administrator;
  await assertWritesNothing(db, 404, async () => visitor.post('/demonstration', { _csrf, person }));
  assert.equal(visitor.cookies.has('session'), false);
});

test('in a demonstration everybody stands there by partnership, with what they are', async () => {
  const { db } = await makeDemonstration();
  const { body } = await (await openSite(db)).visitor().get('/demonstration');
  assert.match(body, /Everybody below is invented/);
  assert.match(body, /<h2[^>]*>Here<\/h2>[\s\S]*partnership administrator[\s\S]*<h2[^>]*>There<\/h2>/);
  assert.match(body, /class="tl-demonstration"/);
});

test('a click signs in as that person, and the pages say that it is a demonstration', async () => {
  const { db, scene } = await makeDemonstration();
  const visitor = (await openSite(db)).visitor();
  const { auditor } = scene.here.people;
  const page = await visitor.get('/demonstration');
  const answer = await visitor.submit(page, { person: auditor.person });
  assert.equal(answer.to, '/');
  assert.equal((await visitor.get('/')).to, `/as/${auditor.membership}`);
  assert.match((await visitor.get(`/as/${auditor.membership}/help`)).body, /class="tl-demonstration"/);
});

test('nobody who is not on the page is signed in', async () => {
  const { db } = await makeDemonstration();
  const visitor = (await openSite(db)).visitor();
  const page = await visitor.get('/demonstration');
  for (const person of [crypto.randomUUID(), '', "' or true --"])
    await assertWritesNothing(db, 404, async () => visitor.submit(page, { person }));
  assert.equal(visitor.cookies.has('session'), false);
});

test('somebody whose account was closed is not signed in', async () => {
  const { db, scene } = await makeDemonstration();
  const { auditor } = scene.here.people;
  await db.behind(`update accounts.person set disabled_at = now() where id = $1`, [auditor.person]);
  const visitor = (await openSite(db)).visitor();
  await visitor.submit(await visitor.get('/demonstration'), { person: auditor.person });
  assert.equal((await visitor.get(`/as/${auditor.membership}/help`)).status, 404);
});
