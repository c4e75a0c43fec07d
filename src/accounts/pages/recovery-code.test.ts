import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { givePassword, signInFirst, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.auditor;
const email = `${hat.person}@example.org`;
await givePassword(db, hat.person);
const { codes } = await signInFirst(site.visitor(), email);
const path = '/second-factor/recovery';

test('only somebody who typed a right password is asked for a recovery code', async () => {
  for (const visitor of [site.visitor(), site.visitor(here.people.coordinator.key)])
    assert.equal((await visitor.get(path)).to, '/');
});

test('a wrong code is told at its field; the page leads back to the phone, and looking writes nothing', async () => {
  const visitor = site.visitor();
  await typePassword(visitor, email);
  const page = await assertWritesNothing(db, 200, async () => visitor.get(path));
  assert.match(page.body, /href="\/second-factor"/);
  const answer = await visitor.submit(page, { 'recovery-code': 'wrong' });
  assert.equal(answer.status, 422);
  assert.match(problemsOf(answer)[0] ?? '', /not one of your recovery codes/);
});

test('the right one signs in and says how many are left; near the end it says to make new ones', async () => {
  for (const [index, said] of [
    [0, /You have 9 left[\s\S]*set up security codes on another one/],
    [1, /You have none left[\s\S]*Make new ones/],
  ] as const) {
    const visitor = site.visitor();
    await typePassword(visitor, email);
    if (index === 1)
      await db.behind(
        `delete from accounts.recovery_code where used_at is null and code_hash <> sha256(convert_to($1, 'UTF8'))`,
        [`recovery code ${hat.person} ${codes[1] ?? ''}`],
      );
    const answer = await visitor.submit(await visitor.get(path), { 'recovery-code': codes[index] ?? '' });
    assert.equal(answer.status, 200);
    assert.match(answer.body, said);
    assert.equal((await visitor.get('/')).to, `/as/${hat.membership}`);
  }
});
