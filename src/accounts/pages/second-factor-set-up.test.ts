import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, countRows, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { codeOf, codesOn, givePassword, keyOn, typePassword } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const { auditor, scrutineer, panel_chair: chair } = here.people;
for (const { person } of [auditor, scrutineer, chair]) await givePassword(db, person);
const setUp = '/second-factor/set-up';

async function begin(hat: { person: string }) {
  const visitor = site.visitor();
  await typePassword(visitor, `${hat.person}@example.org`);
  return visitor;
}

test('nobody without a right password, and nobody who is signed in, is offered a set-up here', async () => {
  for (const visitor of [site.visitor(), site.visitor(here.people.coordinator.key)])
    assert.equal((await visitor.get(setUp)).to, '/');
});

test('looking keeps nothing; each look offers another key, as a picture and as text', async () => {
  const visitor = await begin(auditor);
  assert.equal((await visitor.get('/')).to, setUp);
  const one = await assertWritesNothing(db, 200, async () => visitor.get(setUp));
  assert.notEqual(keyOn(one), keyOn(await visitor.get(setUp)));
  assert.match(one.body, /<svg[^>]*role="img"[^>]*aria-label="QR code for your authenticator app"/);
});

test('a wrong code says what to do, keeps the key that was scanned, and writes nothing', async () => {
  const visitor = await begin(auditor);
  const page = await visitor.get(setUp);
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, { code: '12345' }));
  assert.match(problemsOf(answer)[0] ?? '', /sets its clock by itself/);
  assert.equal(keyOn(answer), keyOn(page));
});

test('the right code signs in under a new key and shows ten recovery codes, once, to print or to keep as a file', async () => {
  const visitor = await begin(auditor);
  const before = visitor.cookies.get('session');
  const page = await visitor.get(setUp);
  const done = await visitor.submit(page, { code: codeOf(keyOn(page)) });
  assert.equal(done.status, 200);
  assert.match(done.headers['cache-control'] ?? '', /no-store/);
  assert.notEqual(visitor.cookies.get('session'), before);
  const codes = codesOn(done);
  assert.equal(new Set(codes).size, 10);
  const [, file = ''] =
    /href="data:text\/plain;charset=utf-8,([^"]+)"\s+download="[a-z-]+\.txt"/.exec(done.body) ?? [];
  for (const code of codes) assert.ok(decodeURIComponent(file).includes(code));
  assert.equal((await visitor.get('/')).to, `/as/${auditor.membership}`);
  // The page reloaded is nothing to do any more.
  const rows = await countRows(db);
  assert.equal((await visitor.submit(page, { code: codeOf(keyOn(page)) })).to, '/');
  assert.deepEqual(await countRows(db), rows);
});

test('a key that was offered to somebody else, or made up, is not taken', async () => {
  const [mine, theirs] = [await begin(scrutineer), await begin(chair)];
  const offered = await theirs.get(setUp);
  const [, offer = ''] = /name="offer" value="([^"]+)"/.exec(offered.body) ?? [];
  const page = await mine.get(setUp);
  for (const forged of [offer, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '', 'A'.repeat(120)]) {
    const answer = await assertWritesNothing(db, 303, async () =>
      mine.submit(page, { offer: forged, code: codeOf(keyOn(offered)) }),
    );
    assert.equal(answer.to, setUp);
  }
});

test('more than ten minutes after the password, the page asks to sign in once more', async () => {
  const visitor = await begin(chair);
  await db.behind(
    `update accounts.session set password_at = now() - interval '11 minutes' where person_id = $1`,
    [chair.person],
  );
  const page = await visitor.get(setUp);
  assert.match(page.body, /Sign in once more/);
  assert.doesNotMatch(page.body, /tl-key/);
});
