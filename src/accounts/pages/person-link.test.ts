import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { addRow, openScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db, siteAddress, { canSendMail: false });
const { here, there } = scene;
const { administrator: hat, auditor, board_member: both } = here.people;
const visitor = site.visitor(hat.key);
const linkFor = (membership: string) => `/as/${hat.membership}/people/${membership}/link`;

function secretOf(body: string): string {
  return new RegExp(`${siteAddress}/link/([0-9a-f]{64})`).exec(body)?.[1] ?? '';
}

async function listLinks(person: string): Promise<unknown[]> {
  const rows = await db.behind(
    `select encode(secret_hash, 'hex') as hash from accounts.one_time_link where person_id = $1`,
    [person],
  );
  return rows.map((row) => row['hash']);
}

test('only the administrator of their partnership makes somebody a link', async () => {
  await assertOnlyFor(site, scene, 'people.keep', `/people/${auditor.membership}/link`, true);
  assert.equal((await visitor.get(linkFor(there.people.auditor.membership))).status, 404);
});

test('looking makes no link; the form makes one, which takes the place of the one before', async () => {
  const page = await assertWritesNothing(db, 200, async () => visitor.get(linkFor(auditor.membership)));
  const first = secretOf((await visitor.submit(page, {})).body);
  const second = secretOf((await visitor.submit(await visitor.get(linkFor(auditor.membership)), {})).body);
  assert.notEqual(first, second);
  assert.deepEqual(await listLinks(auditor.person), [createHash('sha256').update(second).digest('hex')]);
  assert.equal((await site.visitor().get(`/link/${first}`)).status, 404);
  assert.equal((await site.visitor().get(`/link/${second}`)).status, 200);
});

test('the form sent twice makes one link, shown once', async () => {
  const page = await visitor.get(linkFor(auditor.membership));
  const answers = await Promise.all([visitor.submit(page, {}), visitor.submit(page, {})]);
  const secrets = answers.map((answer) => secretOf(answer.body)).filter((secret) => secret !== '');
  assert.equal(secrets.length, 1);
  assert.deepEqual(await listLinks(auditor.person), [
    createHash('sha256').update(String(secrets[0])).digest('hex'),
  ]);
});

test('with the link the person chooses a new password, and every open session of theirs ends', async () => {
  const made = await visitor.submit(await visitor.get(linkFor(auditor.membership)), {});
  const guest = site.visitor();
  const page = await guest.get(`/link/${secretOf(made.body)}`);
  const fields = { password: 'otter lantern gravel', again: 'otter lantern gravel' };
  assert.equal((await guest.submit(page, fields)).to, '/sign-in');
  assert.equal((await site.visitor(auditor.key).get(`/as/${auditor.membership}/help`)).status, 404);
});

test('somebody who also acts in another partnership gets no link from here, and the page says who can make one', async () => {
  await addRow(db, 'accounts.membership', {
    id: crypto.randomUUID(),
    person_id: both.person,
    partnership_id: there.partnership,
    roles: ['coordinator'],
  });
  const page = await visitor.get(linkFor(both.membership));
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}));
  assert.match(answer.body, /also acts for another partnership/);
  assert.match(answer.body, /sign-in-link/);
  assert.equal(secretOf(answer.body), '');
});

test('once they act nowhere else, the administrator makes the link; before it begins counts too', async () => {
  const elsewhere = `update accounts.membership set starts_on = '2199-01-01' where person_id = $1 and partnership_id = $2`;
  await db.behind(elsewhere, [both.person, there.partnership]);
  assert.equal((await visitor.submit(await visitor.get(linkFor(both.membership)), {})).status, 422);
  const ended = `update accounts.membership set ended_at = now() where person_id = $1 and partnership_id = $2`;
  await db.behind(ended, [both.person, there.partnership]);
  assert.equal((await visitor.submit(await visitor.get(linkFor(both.membership)), {})).status, 200);
});

test('nobody gets a link through a membership that has ended', async () => {
  const page = await visitor.get(linkFor(both.membership));
  await db.behind(`update accounts.membership set ended_at = now() where id = $1`, [both.membership]);
  await assertWritesNothing(db, 404, async () => visitor.submit(page, {}));
  assert.equal((await visitor.get(linkFor(both.membership))).status, 404);
});

test('where mail is sent, the link goes to its owner’s address and stands on no page', async () => {
  const mailing = await openSite(db);
  const administrator = mailing.visitor(hat.key);
  const page = await administrator.get(linkFor(here.people.scrutineer.membership));
  const answer = await administrator.submit(page, {});
  assert.equal(answer.status, 200);
  assert.equal(secretOf(answer.body), '');
  const [letter] = await (await openPostOffice(db, mailing.keys)).collect();
  assert.equal(letter?.to, `${here.people.scrutineer.person}@example.org`);
  assert.equal((await mailing.visitor().get(`/link/${secretOf(letter.text)}`)).status, 200);
});
