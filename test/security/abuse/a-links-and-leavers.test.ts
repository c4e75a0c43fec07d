import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { hashSecret, newSecret } from '#platform/crypto';
import { assertWritesNothing } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite } from '#test/site';
import { bare } from './opened-ground.ts';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const { auditor, coordinator, scrutineer, panel_member: member } = here.people;

async function offer(person: string, expires: string): Promise<string> {
  const secret = newSecret();
  const row = { purpose: 'set_password', person_id: person, expires_at: expires };
  await addRow(db, 'accounts.one_time_link', { secret_hash: Buffer.from(hashSecret(secret)), ...row });
  return `/link/${secret}`;
}

test('a mail scanner that follows a link, or asks about it, uses nothing up (A10)', async () => {
  const link = await offer(auditor.person, '2199-01-01');
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET'] as const)
    await assertWritesNothing(db, method === 'OPTIONS' ? 404 : 200, async () => {
      const answer = await site.app.inject({
        method,
        url: link,
        headers: { 'user-agent': 'LinkScanner/1.0' },
      });
      return { status: answer.statusCode, body: '', bytes: Buffer.alloc(0), headers: {}, to: '' };
    });
});

test('a link is its own person’s, whoever else the form names; it works once, and used, old or never made is one answer (A10, C20)', async () => {
  const link = await offer(auditor.person, '2199-01-01');
  const visitor = site.visitor();
  const password = 'cafe\u0301 lantern gravel';
  const fields = {
    password,
    again: password,
    person: coordinator.person,
    email: `${coordinator.person}@example.org`,
  };
  const answer = await visitor.submit(await visitor.get(link), fields);
  assert.deepEqual([answer.status, answer.to], [303, '/sign-in']);
  const set = await db.behind('select person_id from accounts.credential where password_hash <> $1', [
    'none',
  ]);
  assert.deepEqual(set, [{ person_id: auditor.person }]);
  const old = await offer(auditor.person, '2021-01-01');
  const bodies = new Set<string>();
  for (const path of [link, old, `/link/${newSecret()}`, '/link/none']) {
    const gone = await visitor.get(path);
    assert.equal(gone.status, 404, path);
    bodies.add(bare(gone.body));
  }
  assert.equal(bodies.size, 1);
  // The same words from another keyboard are the same password.
  const typed = { email: `${auditor.person}@example.org`, password: password.normalize('NFC') };
  assert.equal((await visitor.submit(await visitor.get('/sign-in'), typed)).status, 303, 'A18');
});

test('a role that is taken away, a membership that ends and an account that is closed end with the next click (A16, A17)', async () => {
  const open = async (hat: typeof auditor, path = '') =>
    (await site.visitor(hat.key).get(`/as/${hat.membership}${path}`)).status;
  assert.equal(await open(coordinator, '/audits/import'), 200);
  await db.behind(`update accounts.membership set roles = '{board_member}' where id = $1`, [
    coordinator.membership,
  ]);
  assert.equal(await open(coordinator, '/audits/import'), 404);
  assert.equal(await open(coordinator, '/audits'), 200);
  await db.behind(`update accounts.person set disabled_at = now() where id = $1`, [coordinator.person]);
  assert.equal(await open(coordinator), 404);
  const today = `(now() at time zone 'Europe/London')::date`;
  await db.behind(`update accounts.membership set ends_on = ${today} where id = $1`, [scrutineer.membership]);
  assert.equal(await open(scrutineer), 200, 'the last day counts');
  await db.behind(`update accounts.membership set ends_on = ${today} - 1 where id = $1`, [
    scrutineer.membership,
  ]);
  assert.equal(await open(scrutineer), 404, 'the day after does not');
});

test('a session does not outlive its sign-out, an hour of silence or twelve hours, and comes back by nothing (B03)', async () => {
  const home = `/as/${member.membership}`;
  const key_hash = createHash('sha256').update(member.key).digest();
  const visitor = site.visitor(member.key);
  const change = async (set: string) =>
    db.behind(`update accounts.session set ${set} where key_hash = $1`, [key_hash]);
  for (const ended of [
    `seen_at = now() - interval '61 minutes'`,
    `seen_at = now(), ends_at = now() - interval '1 second'`,
    `ends_at = now() + interval '1 hour', ended_at = now()`,
  ]) {
    await change(`seen_at = now(), ended_at = null, ends_at = now() + interval '1 hour'`);
    assert.equal((await visitor.get(home)).status, 200);
    await change(ended);
    for (const path of [home, home, `${home}/audits`])
      assert.equal((await visitor.get(path)).status, 404, ended);
    assert.equal((await visitor.get('/acting-as')).to, '/sign-in');
  }
});
