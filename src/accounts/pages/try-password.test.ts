import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '#test/scene';
import { givePassword, password } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const hat = here.people.auditor;
await givePassword(db, hat.person);

test('a password typed again to be sure counts as a try like any other, and a right one frees the account again', async () => {
  const visitor = (await openSite(db)).visitor(hat.key);
  const page = await visitor.get('/account/password');
  const next = { password: 'kettle moth stairs', again: 'kettle moth stairs' };
  for (let tries = 0; tries < 3; tries += 1)
    assert.equal((await visitor.submit(page, { ...next, 'old-password': 'wrong wrong wrong' })).status, 422);
  const places = async () =>
    (await db.behind('select place from accounts.sign_in_try where person_id = $1', [hat.person])).length;
  assert.equal(await places(), 3);
  assert.equal((await visitor.submit(page, { ...next, 'old-password': password })).status, 303);
  assert.equal(await places(), 0);
});
