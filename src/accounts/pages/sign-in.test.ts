import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { hashPassword } from '#platform/crypto';
import { freshDatabase } from '#test/database';
import { codeOf, keyOn } from '#test/sign-in';
import { openSite } from '#test/site';

async function makePerson(behind: (sql: string, values?: readonly unknown[]) => Promise<unknown>) {
  const [person, partnership, membership] = [randomUUID(), randomUUID(), randomUUID()];
  await behind(
    `insert into accounts.partnership (id, name, short_name) values ($1, 'Northshire Safeguarding Children Partnership', 'Northshire SCP')`,
    [partnership],
  );
  await behind(
    `insert into accounts.person (id, name, email) values ($1, 'Ada Field', 'ada.field@example.org')`,
    [person],
  );
  await behind(`insert into accounts.credential (person_id, password_hash) values ($1, $2)`, [
    person,
    await hashPassword('otter lantern gravel'),
  ]);
  await behind(
    `insert into accounts.membership (id, person_id, partnership_id, roles) values ($1, $2, $3, '{coordinator}')`,
    [membership, person, partnership],
  );
  return { person, partnership, membership };
}

test('a coordinator signs in, lands on their home, and is nobody after signing out', async () => {
  const db = await freshDatabase();
  const { membership } = await makePerson(db.behind);
  const browser = (await openSite(db)).visitor();
  const page = await browser.get('/sign-in');
  assert.equal(page.status, 200);
  const before = browser.cookies.get('session');
  const answer = await browser.submit(page, {
    email: ' Ada.Field@EXAMPLE.org ',
    password: 'otter lantern gravel',
  });
  assert.equal(answer.status, 303);
  assert.notEqual(browser.cookies.get('session'), before);
  assert.equal((await browser.get('/')).to, '/second-factor/set-up');
  const offered = await browser.get('/second-factor/set-up');
  await browser.submit(offered, { code: codeOf(keyOn(offered)) });
  assert.equal((await browser.get('/')).to, `/as/${membership}`);
  const help = await browser.get(`/as/${membership}/help`);
  assert.equal(help.status, 200);
  assert.match(help.body, /Acting as <strong>coordinator<\/strong>/);
  const key = browser.cookies.get('session') ?? '';
  const out = await browser.submit(await browser.get('/sign-out'), {});
  assert.equal(out.to, '/sign-in');
  assert.equal(browser.cookies.has('session'), false);
  browser.cookies.set('session', key);
  assert.equal((await browser.get(`/as/${membership}/help`)).status, 404);
});

test('an unknown address and a wrong password get the same answer', async () => {
  const db = await freshDatabase();
  await makePerson(db.behind);
  const browser = (await openSite(db)).visitor();
  const page = await browser.get('/sign-in');
  const answers = [
    await browser.submit(page, { email: 'ada.field@example.org', password: 'wrong wrong wrong' }),
    await browser.submit(page, { email: 'nobody.atall@example.org', password: 'wrong wrong wrong' }),
  ];
  const [known, unknown] = answers.map((answer) => ({
    status: answer.status,
    body: answer.body.replaceAll(/value="[^"]*"|nonce="[^"]*"/g, ''),
  }));
  assert.deepEqual(known, unknown);
  assert.equal(known?.status, 422);
  assert.match(known?.body ?? '', /is not right/);
});

test('after ten wrong passwords in a quarter of an hour the right one waits', async () => {
  const db = await freshDatabase();
  const { person } = await makePerson(db.behind);
  for (let n = 0; n < 10; n += 1)
    await db.behind(
      `insert into accounts.sign_in_try (person_id, kind, quarter, place)
       select $1, 'password', floor(extract(epoch from now()) / 900) + later, $2 from generate_series(0, 1) later`,
      [person, n + 1],
    );
  const browser = (await openSite(db)).visitor();
  const answer = await browser.submit(await browser.get('/sign-in'), {
    email: 'ada.field@example.org',
    password: 'otter lantern gravel',
  });
  assert.equal(answer.status, 422);
  await db.behind('update accounts.sign_in_try set quarter = quarter - 2');
  const later = await browser.submit(await browser.get('/sign-in'), {
    email: 'ada.field@example.org',
    password: 'otter lantern gravel',
  });
  assert.equal(later.status, 303);
});

test('a sign-in form from another site is refused', async () => {
  const db = await freshDatabase();
  await makePerson(db.behind);
  const browser = (await openSite(db)).visitor();
  const fields = { email: 'ada.field@example.org', password: 'otter lantern gravel' };
  assert.equal((await browser.post('/sign-in', fields)).status, 403);
  const page = await browser.get('/sign-in');
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  assert.equal((await browser.post('/sign-in', { ...fields, _csrf: token }, foreign)).status, 403);
  assert.equal(browser.cookies.has('session'), false);
});
