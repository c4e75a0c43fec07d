import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { hashPassword } from '#platform/crypto';
import type { Transact } from '#platform/db';
import { addRow, openScene } from '#test/scene';
import { openSite, type Visit } from '#test/site';
import { ownHeaders } from './opened-ground.ts';

const {
  db,
  scene: { here },
} = await openScene();
/** What is asked of the database, by mode. */
const asked: string[] = [];
const transact: Transact = async (session, mode, work) => {
  asked.push(mode);
  return await db.database.transact(session, mode, work);
};
const site = await openSite({ ...db, database: { ...db.database, transact } });
const password = 'otter lantern gravel';
const { coordinator, auditor, scrutineer, board_member: closed } = here.people;
await db.behind('delete from accounts.credential');
const password_hash = await hashPassword(password);
for (const { person } of [coordinator, auditor, closed])
  await addRow(db, 'accounts.credential', { person_id: person, password_hash });
await db.behind('update accounts.person set disabled_at = now() where id = $1', [closed.person]);
// Every place of this quarter of an hour and the next is taken.
await db.behind(
  `insert into accounts.sign_in_try (person_id, kind, quarter, place)
   select $1, 'password', floor(extract(epoch from now()) / 900) + later, place
   from generate_series(1, 10) place, generate_series(0, 1) later`,
  [auditor.person],
);
const addressOf = (hat: { person: string }): string => `${hat.person}@example.org`;

/** An answer without what is each one's own: the nonce, the guard, the address that was typed. */
function telling(visit: Visit, typed: string): string {
  const own = /nonce-[\w+/=]+|nonce="[^"]*"|name="_(?:csrf|submission)" value="[^"]*"/g;
  const { date, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset, ...headers } = visit.headers;
  assert.ok([date, left, reset].every((header) => header !== undefined));
  const policy = headers['content-security-policy']?.replaceAll(own, '');
  const body = visit.body.replaceAll(own, '').replaceAll(typed, '');
  return JSON.stringify({ status: visit.status, ...headers, 'content-security-policy': policy, body });
}

test('whoever is refused is answered and looked up alike, known or not, and gets no cookie (A01)', async () => {
  const attempts: Record<string, readonly [address: string, password: string]> = {
    'an unknown address': [`${randomUUID()}@example.org`, password],
    'a known address and a wrong password': [addressOf(coordinator), 'kettle moth stairs'],
    'somebody who never chose a password': [addressOf(scrutineer), password],
    'somebody whose account is closed': [addressOf(closed), password],
    'somebody who has to wait, with the right password': [addressOf(auditor), password],
  };
  const seen: Record<string, string> = {};
  for (const [who, [email, typed]] of Object.entries(attempts)) {
    const visitor = site.visitor();
    const page = await visitor.get('/sign-in');
    asked.length = 0;
    const answer = await visitor.submit(page, { email, password: typed });
    assert.equal(answer.status, 422, who);
    assert.equal(visitor.cookies.has('session'), false, who);
    assert.deepEqual(asked, ['write'], who);
    seen[who] = telling(answer, email);
  }
  const [first] = Object.values(seen);
  for (const [who, answer] of Object.entries(seen)) assert.equal(answer, first, who);
});

test('what is no address is refused like one that nobody has (A01, D11)', async () => {
  const visitor = site.visitor();
  const page = await visitor.get('/sign-in');
  for (const email of [
    'a\u0000b@example.org',
    "' or 1=1 --",
    '\u202e',
    `${'a'.repeat(300)}@example.org`,
    '__proto__',
  ]) {
    const answer = await visitor.submit(page, { email, password: 'x' });
    assert.equal(answer.status, 422, JSON.stringify(email));
    assert.match(answer.body, /is not right, or there were too many tries/);
  }
});

test('tries while one waits do not make the wait longer: nobody can lock an account for more than a quarter of an hour (A03)', async () => {
  const visitor = site.visitor();
  const page = await visitor.get('/sign-in');
  const fields = { email: addressOf(auditor), password };
  assert.equal((await visitor.submit(page, fields)).status, 422);
  const person_id = auditor.person;
  const latest = await db.behind(
    'select outcome from accounts.sign_in_event where person_id = $1 order by at desc limit 1',
    [person_id],
  );
  assert.deepEqual(latest, [{ outcome: 'throttled' }]);
  for (let tries = 0; tries < 5; tries += 1) await visitor.submit(page, fields);
  const taken = await db.behind('select max(place) as places from accounts.sign_in_try');
  assert.deepEqual(taken, [{ places: 10 }]);
  await db.behind('update accounts.sign_in_try set quarter = quarter - 2');
  assert.equal((await visitor.submit(page, fields)).status, 303);
});

test('a browser that came with a session gets a new one by signing in, and leads nowhere it was told to (A20, B01)', async () => {
  const planted = 'a'.repeat(64);
  const visitor = site.visitor(planted);
  const page = await visitor.get('/sign-in?returnTo=//evil.example&next=%2F%5Cevil.example');
  assert.doesNotMatch(page.body, /evil/);
  const fields = { returnTo: '//evil.example', next: 'javascript:alert(1)', redirect: '/\\evil.example' };
  const answer = await visitor.submit(page, { email: addressOf(coordinator), password, ...fields });
  assert.deepEqual([answer.status, answer.to], [303, '/']);
  const given = visitor.cookies.get('session') ?? '';
  assert.match(given, /^[0-9a-f]{64}$/);
  assert.notEqual(given, planted);
  const home = `/as/${coordinator.membership}`;
  const half = await visitor.get(home);
  assert.deepEqual([half.status, half.to, half.body], [303, '/second-factor', '']);
  assert.equal((await site.visitor(planted).get(home)).status, 404);
  const again = await visitor.submit(await visitor.get('/sign-in'), {
    email: addressOf(coordinator),
    password,
  });
  assert.equal(again.status, 303);
  assert.notEqual(visitor.cookies.get('session'), given);
});

test('after thirty tries a minute a source has to wait, whatever it says of itself; others need not (A03)', async () => {
  const busy = await openSite(db);
  const send = async (remoteAddress: string, forwarded: string) =>
    busy.app.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': forwarded,
        forwarded: `for=${forwarded}`,
        'x-real-ip': forwarded,
        ...ownHeaders,
      },
      payload: 'email=a%40example.org&password=x',
    });
  for (let tries = 0; tries < 30; tries += 1)
    assert.equal((await send('198.51.100.7', `203.0.113.${tries}`)).statusCode, 403);
  const late = await send('198.51.100.7', '203.0.113.99');
  assert.equal(late.statusCode, 429);
  assert.match(late.body, /Too many tries/);
  assert.equal((await send('198.51.100.8', '203.0.113.99')).statusCode, 403);
});
