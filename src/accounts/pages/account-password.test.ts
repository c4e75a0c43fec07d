import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { problemsOf } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { addRow, openScene } from '#test/scene';
import { givePassword, password, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.auditor;
const email = `${hat.person}@example.org`;
await givePassword(db, hat.person);
const visitor = site.visitor(hat.key);
const path = '/account/password';
const next = 'kettle moth stairs';

test('a password changes only for whoever knows the old one and types the new one twice', async () => {
  assert.equal((await site.visitor().get(path)).to, '/');
  const page = await visitor.get(path);
  const wrong = await visitor.submit(page, { 'old-password': next, password: next, again: next });
  assert.match(problemsOf(wrong)[0] ?? '', /The password is not right/);
  const weak = await visitor.submit(page, { 'old-password': password, password: 'short', again: 'short' });
  assert.equal(weak.status, 422);
  assert.equal((await typePassword(site.visitor(), email)).status, 303);
});

test('the change signs out every other browser, keeps this one, ends links, and tells the owner (B03)', async () => {
  const elsewhere = createHash('sha256').update(randomUUID()).digest('hex');
  const key_hash = createHash('sha256').update(elsewhere).digest();
  await addRow(db, 'accounts.session', { key_hash, person_id: hat.person, factors: 2 });
  const answer = await visitor.submit(await visitor.get(path), {
    'old-password': password,
    password: next,
    again: next,
  });
  assert.deepEqual([answer.status, answer.to], [303, '/account']);
  assert.equal((await site.visitor(elsewhere).get('/account')).to, '/');
  assert.equal((await visitor.get('/account')).status, 200);
  assert.equal((await typePassword(site.visitor(), email)).status, 422);
  assert.equal((await typePassword(site.visitor(), email, next)).status, 303);
  const letters = await (await openPostOffice(db, site.keys)).collect();
  assert.deepEqual(
    letters.map(({ to }) => to),
    [email],
  );
  assert.match(letters[0]?.text ?? '', /password of your account was changed/);
});
