import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const { coordinator: hat, auditor } = here.people;

async function addBrowser(): Promise<string> {
  const key = createHash('sha256').update(crypto.randomUUID()).digest('hex');
  const key_hash = createHash('sha256').update(key).digest();
  await addRow(db, 'accounts.session', { key_hash, person_id: hat.person, factors: 2 });
  return key;
}

test('nobody who is not signed in, fully, has an account page; everybody else sees their own', async () => {
  assert.equal((await site.visitor().get('/account')).to, '/');
  await db.behind('update accounts.session set factors = 1 where person_id = $1', [auditor.person]);
  assert.equal((await site.visitor(auditor.key).get('/account')).to, '/');
  const page = await assertWritesNothing(db, 200, async () => site.visitor(hat.key).get('/account'));
  assert.match(page.body, new RegExp(`${hat.person}@example.org`));
  assert.match(page.body, /Set up on another phone[\s\S]*Recovery codes[\s\S]*1 left[\s\S]*This browser/);
  const own = await site.visitor(hat.key).get(`/as/${hat.membership}`);
  assert.match(own.body, /href="\/account">Your account<\/a>\s*<a[^>]*href="\/sign-out"/);
});

test('one signs out everywhere else, and everywhere; nobody else is touched', async () => {
  const elsewhere = await addBrowser();
  const visitor = site.visitor(hat.key);
  const page = await visitor.get('/account');
  assert.match(page.body, /Another browser[\s\S]*Since[\s\S]*last used/);
  assert.equal((await visitor.submit(page, { where: 'elsewhere' })).to, '/account');
  assert.equal((await site.visitor(elsewhere).get('/account')).to, '/');
  assert.equal((await visitor.get('/account')).status, 200);
  const again = await addBrowser();
  const answer = await visitor.submit(await visitor.get('/account'), { where: 'everywhere' });
  assert.equal(answer.to, '/sign-in');
  for (const key of [hat.key, again]) assert.equal((await site.visitor(key).get('/account')).to, '/');
  const { scrutineer } = here.people;
  assert.equal((await site.visitor(scrutineer.key).get('/account')).status, 200);
});
