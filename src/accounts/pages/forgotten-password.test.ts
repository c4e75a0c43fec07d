import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { openScene } from '#test/scene';
import { givePassword } from '#test/sign-in';
import { openSite, siteAddress } from '#test/site';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const email = `${here.people.auditor.person}@example.org`;
await givePassword(db, here.people.auditor.person);
const bare = (body: string) => body.replaceAll(/nonce="[^"]*"/g, '');

test('every address gets the same answer; the owner of an account gets a link, once in a quarter of an hour', async () => {
  const visitor = site.visitor();
  const page = await visitor.get('/forgotten-password');
  const known = await visitor.submit(page, { email: ` ${email.toUpperCase()}` });
  await visitor.submit(page, { email });
  for (const other of ['nobody@example.org', 'no address', '']) {
    const answer = await assertWritesNothing(db, 200, async () => visitor.submit(page, { email: other }));
    assert.equal(bare(answer.body), bare(known.body), other);
  }
  const letters = await (await openPostOffice(db, site.keys)).collect();
  assert.deepEqual(
    letters.map(({ to }) => to),
    [email],
  );
  const [link = ''] = /\/link\/[0-9a-f]{64}/.exec(letters[0]?.text ?? '') ?? [];
  assert.equal((await site.visitor().get(link)).status, 200, 'asking again does not spoil it');
});

test('where no mail is sent the page says whom to ask, and the sign-in page too', async () => {
  const quiet = await openSite(db, siteAddress, { canSendMail: false });
  assert.match(
    (await quiet.visitor().get('/forgotten-password')).body,
    /Ask your partnership's administrator|Ask your partnership&#39;s administrator/,
  );
  assert.doesNotMatch((await quiet.visitor().get('/sign-in')).body, /forgotten-password/);
  assert.match((await site.visitor().get('/sign-in')).body, /href="\/forgotten-password"/);
});
