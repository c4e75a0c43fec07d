import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { openScene } from '#test/scene';
import { codeOf, codesOn, givePassword, keyOn, password, signInAgain } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const hat = here.people.board_member;
const email = `${hat.person}@example.org`;
await givePassword(db, hat.person);
await db.behind(`update accounts.partnership set second_factor = 'who sees work under way'`);
const path = '/account/second-factor';

test('looking keeps nothing; without the password, or with a wrong code, nothing is set up', async () => {
  assert.equal((await site.visitor().get(path)).to, '/');
  const visitor = site.visitor(hat.key);
  const page = await assertWritesNothing(db, 200, async () => visitor.get(path));
  const wrong = await visitor.submit(page, { code: '1', 'old-password': password });
  assert.match(problemsOf(wrong)[0] ?? '', /not the code/);
  const stolen = await visitor.submit(page, {
    code: codeOf(keyOn(page)),
    'old-password': 'wrong wrong wrong',
  });
  assert.match(problemsOf(stolen)[0] ?? '', /The password is not right/);
  assert.equal(keyOn(stolen), keyOn(page));
  assert.deepEqual(await db.behind('select 1 from accounts.factor where person_id = $1', [hat.person]), []);
});

test('somebody who need not switches codes on, then to another phone; from then on the old one is worth nothing', async () => {
  const visitor = site.visitor(hat.key);
  let before = '';
  for (const phone of ['first', 'second']) {
    const page = await visitor.get(path);
    const done = await visitor.submit(page, { code: codeOf(keyOn(page)), 'old-password': password });
    assert.equal(done.status, 200, phone);
    assert.equal(codesOn(done).length, 10);
    if (before !== '') {
      assert.equal((await signInAgain(db, site.visitor(), email, before)).status, 422);
      assert.equal((await signInAgain(db, site.visitor(), email, keyOn(page))).status, 303);
    }
    before = keyOn(page);
  }
  assert.equal((await site.visitor(hat.key).get('/account')).to, '/', 'the key from before is worth nothing');
  const letters = await (await openPostOffice(db, site.keys)).collect();
  assert.deepEqual(
    letters.map(({ to }) => to),
    [email, email],
  );
});
