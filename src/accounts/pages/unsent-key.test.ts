import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openScene } from '#test/scene';
import { givePassword, signInAgain, signInFirst } from '#test/sign-in';
import { openSite, type Visit, type Visitor } from '#test/site';
import { paths } from '../paths.ts';
import { clearEndedSessions } from '../store/people.ts';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const { coordinator, administrator } = here.people;
const m = coordinator.membership;
const email = `${coordinator.person}@example.org`;
await givePassword(db, coordinator.person);
// The scene's own factors open with no key.
await db.behind('delete from accounts.factor');
const visitor = site.visitor();
const { secret } = await signInFirst(visitor, email);

/** Asks for keys as the script on a page does, with the guard of a form. */
async function ask(from: Visitor, membership = m, wanted = ''): Promise<Visit> {
  const { body } = await from.get(`/as/${membership}/agencies/add`);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return await from.post(paths.unsentKey(membership), { _csrf: csrf, _submission: randomUUID(), wanted });
}

type Key = { readonly id: string; readonly key: string };
async function keysFor(from: Visitor, membership = m, wanted = ''): Promise<readonly Key[]> {
  const answer = await ask(from, membership, wanted);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['cache-control'], 'no-store');
  return (JSON.parse(answer.body) as { keys: readonly Key[] }).keys;
}
const own = async (): Promise<Key> => (await keysFor(visitor))[0] ?? assert.fail('no key');

async function signIn(): Promise<void> {
  await signInAgain(db, visitor, email, secret);
}
/** The time of every session of the coordinator runs out. */
async function letRunOut(hours: number): Promise<void> {
  await db.behind(
    `update accounts.session set seen_at = now() - make_interval(hours => $2) where person_id = $1 and ended_at is null`,
    [coordinator.person, hours],
  );
}

test('a sign-in has one key of 256 bits, which is logged, sealed in the database, and nobody else’s', async () => {
  const first = await own();
  assert.equal(Buffer.from(first.key, 'base64').length, 32);
  assert.deepEqual(await own(), first);
  const rows = await db.behind(
    'select sealed_unsent_key as sealed from accounts.session where unsent_key_id = $1',
    [first.id],
  );
  assert.ok(
    rows.length === 1 &&
      !Buffer.from(rows[0]?.['sealed'] as Buffer).includes(Buffer.from(first.key, 'base64')),
  );
  const other = await keysFor(site.visitor(administrator.key), administrator.membership, first.id);
  assert.equal(other.length, 1);
  assert.notEqual(other[0]?.key, first.key);
  const [event] = await db.behind(
    `select detail::text as told from audit_log.event where event = 'account.unsent_key_given' limit 1`,
  );
  assert.doesNotMatch(String(event?.['told']), new RegExp(first.id));
});

test('a stranger, another hat and a form from elsewhere get no key', async () => {
  const stranger = site.visitor();
  assert.equal((await stranger.post(paths.unsentKey(m), { _submission: randomUUID() })).status, 404);
  assert.equal((await ask(site.visitor(administrator.key))).status, 403);
  const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  assert.equal((await visitor.post(paths.unsentKey(m), {}, elsewhere)).status, 403);
});

test('whoever signs in again after their time ran out opens what they left, for a day', async () => {
  const before = await own();
  await letRunOut(2);
  await signIn();
  const keys = await keysFor(visitor, m, before.id);
  assert.equal(keys.length, 2);
  assert.deepEqual(keys[1], before);
  await db.behind(
    `update accounts.session set ended_at = now() - interval '25 hours' where unsent_key_id = $1`,
    [before.id],
  );
  assert.equal((await keysFor(visitor, m, before.id)).length, 1);
});

test('a browser that was closed loses its session and not what was left in it', async () => {
  const before = await own();
  visitor.cookies.delete('session');
  await signIn();
  assert.deepEqual((await keysFor(visitor, m, before.id))[1], before);
});

test('signing out withdraws the key for good', async () => {
  const before = await own();
  await visitor.submit(await visitor.get('/sign-out'), {});
  assert.deepEqual(
    await db.behind('select person_id from accounts.session where unsent_key_id = $1', [before.id]),
    [],
  );
  await signIn();
  assert.equal((await keysFor(visitor, m, before.id)).length, 1);
});

test('signing out withdraws the keys of earlier sign-ins in this browser as well', async () => {
  const continued = await own();
  await signIn();
  const closed = await own();
  visitor.cookies.delete('session');
  await signIn();
  // What lies in the browser is opened, and with it both keys are this sign-in's to withdraw.
  for (const { id } of [continued, closed]) assert.equal((await keysFor(visitor, m, id)).length, 2);
  await visitor.submit(await visitor.get('/sign-out'), {});
  await signIn();
  for (const { id } of [continued, closed]) assert.equal((await keysFor(visitor, m, id)).length, 1);
  const left = await db.behind('select key_hash from accounts.session where unsent_key_id = any($1)', [
    [continued.id, closed.id],
  ]);
  assert.deepEqual(left, []);
});

test('a session that is ended from elsewhere keeps no key, and the next clearing erases it', async () => {
  const before = await own();
  await db.behind('update accounts.session set ended_at = now() where unsent_key_id = $1', [before.id]);
  visitor.cookies.delete('session');
  await signIn();
  assert.equal((await keysFor(visitor, m, before.id)).length, 1);
  const kept = await own();
  await db.database.transact({ kind: 'system', name: 'job', partnership: null }, 'write', clearEndedSessions);
  const left = await db.behind(
    'select unsent_key_id as id from accounts.session where unsent_key_id = any($1)',
    [[before.id, kept.id]],
  );
  assert.deepEqual(left, [{ id: kept.id }]);
});

test('what somebody else sealed in the same browser opens for nobody, once another signs in', async () => {
  const before = await own();
  const other = `${administrator.person}@example.org`;
  await givePassword(db, administrator.person);
  await signInFirst(visitor, other);
  assert.equal((await keysFor(visitor, administrator.membership, before.id)).length, 1);
  assert.deepEqual(
    await db.behind('select person_id from accounts.session where unsent_key_id = $1', [before.id]),
    [],
  );
});
