import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { codeOf, givePassword, signInAgain, signInFirst, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.auditor;
const email = `${hat.person}@example.org`;
await givePassword(db, hat.person);
const { secret } = await signInFirst(site.visitor(), email);

test('nobody without a right password, and nobody who is signed in, is asked for a code', async () => {
  assert.equal((await site.visitor().get('/second-factor')).to, '/');
  assert.equal((await site.visitor('a'.repeat(64)).get('/second-factor')).to, '/');
  assert.equal((await site.visitor(here.people.coordinator.key).get('/second-factor')).to, '/');
});

test('the page asks for the code, says who is meant and how to get on without a phone; looking writes nothing', async () => {
  const visitor = site.visitor();
  await typePassword(visitor, email);
  assert.equal((await visitor.get('/')).to, '/second-factor');
  const page = await assertWritesNothing(db, 200, async () => visitor.get('/second-factor'));
  assert.match(page.body, /autocomplete="one-time-code"/);
  assert.match(page.body, /href="\/second-factor\/recovery"/);
  assert.match(page.body, /href="\/sign-out"/);
});

test('a code that is wrong is told at its field and not shown again; the right one signs in, however it is spaced', async () => {
  const visitor = site.visitor();
  await typePassword(visitor, email);
  const wrong = await visitor.submit(await visitor.get('/second-factor'), { code: 'abcdef' });
  assert.equal(wrong.status, 422);
  assert.match(problemsOf(wrong)[0] ?? '', /not the code now/);
  assert.doesNotMatch(wrong.body, /abcdef/);
  await db.behind('update accounts.factor set used_step = null');
  const right = await visitor.submit(wrong, { code: codeOf(secret).replace(/^.../, '$& ') });
  assert.deepEqual([right.status, right.to], [303, '/']);
  assert.equal((await visitor.get('/')).to, `/as/${hat.membership}`);
});

test('the secret is sealed for its person: put in another’s row it opens nothing', async () => {
  const rows = await db.behind(
    'select encode(sealed, $2) as sealed from accounts.factor where person_id = $1',
    [hat.person, 'hex'],
  );
  assert.ok(!String(rows[0]?.['sealed']).includes(Buffer.from(secret).toString('hex')));
  const other = here.people.scrutineer;
  await givePassword(db, other.person);
  const { secret: own } = await signInFirst(site.visitor(), `${other.person}@example.org`);
  await db.behind(
    `update accounts.factor set sealed = (select sealed from accounts.factor where person_id = $1) where person_id = $2`,
    [hat.person, other.person],
  );
  const answer = await signInAgain(db, site.visitor(), `${other.person}@example.org`, own);
  assert.equal(answer.status, 500);
});
