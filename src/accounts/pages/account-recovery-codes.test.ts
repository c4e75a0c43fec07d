import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { codesOn, givePassword, password, signInFirst, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.auditor;
const email = `${hat.person}@example.org`;
await givePassword(db, hat.person);
const visitor = site.visitor();
const { codes } = await signInFirst(visitor, email);
const path = '/account/recovery-codes';

test('only somebody with a second factor makes recovery codes, and only with their password', async () => {
  assert.equal((await site.visitor(here.people.scrutineer.key).get(path)).to, '/account');
  const page = await visitor.get(path);
  const wrong = await visitor.submit(page, { 'old-password': 'wrong wrong wrong' });
  assert.equal(wrong.status, 422);
  assert.match(problemsOf(wrong)[0] ?? '', /The password is not right/);
});

test('new ones take the place of the old, which stop working', async () => {
  const made = await visitor.submit(await visitor.get(path), { 'old-password': password });
  const fresh = codesOn(made);
  assert.equal(fresh.length, 10);
  const other = site.visitor();
  await typePassword(other, email);
  const use = async (code: string | undefined) =>
    other.submit(await other.get('/second-factor/recovery'), { 'recovery-code': code ?? '' });
  assert.equal((await use(codes[0])).status, 422);
  assert.equal((await use(fresh[0])).status, 200);
});
