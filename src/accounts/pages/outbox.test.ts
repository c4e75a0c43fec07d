import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueMail } from '#platform/mail';
import { assertOnlyFor } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { coordinator: hat } = scene.here.people;
const outbox = `/as/${hat.membership}/outbox`;
const visitor = site.visitor(hat.key);

await db.behind('delete from platform.outgoing_mail');

async function queue(about: string, to = 'jo@example.org'): Promise<string> {
  const mail = { partnership: scene.here.partnership, to, subject: 'Subject', text: 'Quillfeather', about };
  const id = await db.database.transact(scene.session('auditor'), 'write', async (tx) =>
    queueMail(tx, site.keys, mail),
  );
  return id ?? assert.fail('no mail');
}

test('coordinators and administrators see the outbox of their partnership', async () => {
  await assertOnlyFor(site, scene, 'mail.view', '/outbox');
});

test('an empty outbox says what will be here', async () => {
  const { body } = await visitor.get(outbox);
  assert.match(body, /There are no mails yet\. Invitations, requests and reminders/);
  assert.doesNotMatch(body, /<table|No mail server/);
});

test('every mail of the partnership is listed with what became of it, and what it says is not', async () => {
  const [waiting, sent, failed] = [
    await queue('invitation'),
    await queue('request'),
    await queue('reminder'),
  ];
  await db.behind(`update platform.outgoing_mail set state = 'sent', settled_at = now() where id = $1`, [
    sent,
  ]);
  await db.behind(
    `update platform.outgoing_mail set state = 'failed', reason = 'refused', settled_at = now() where id = $1`,
    [failed],
  );
  const elsewhere = { partnership: scene.there.partnership, to: 'elsewhere@example.org' };
  await db.database.transact(scene.session('coordinator', scene.there), 'write', async (tx) =>
    queueMail(tx, site.keys, { ...elsewhere, subject: 'S', text: 'T', about: 'invitation' }),
  );
  const { body } = await visitor.get(outbox);
  assert.match(body, /3\s+mails, the newest first/);
  assert.match(body, new RegExp(`href="${outbox}/${waiting}"`));
  for (const words of ['Invitation to join', 'Waiting', 'Sent', 'Not sent', 'did not accept it'])
    assert.ok(body.includes(words), words);
  assert.doesNotMatch(body, /Quillfeather|elsewhere@/);
});

test('the list is narrowed by what became of the mails', async () => {
  const failed = await visitor.get(`${outbox}?show=failed`);
  assert.match(failed.body, /A date coming up/);
  assert.doesNotMatch(failed.body, /Request to take part/);
  assert.match((await visitor.get(`${outbox}?show=gone`)).body, /Request to take part/);
  assert.match((await visitor.get(`${outbox}?show=nonsense`)).body, /3\s+mails/);
  await db.behind(`delete from platform.outgoing_mail where state = 'failed'`);
  assert.match(
    (await visitor.get(`${outbox}?show=failed`)).body,
    /There are no such mails\.\s*<a[^>]*>Show all/,
  );
});

test('where nothing can be sent, the page says so and what to do', async () => {
  const silent = await openSite(db, undefined, { canSendMail: false, keys: site.keys });
  const { body } = await silent.visitor(hat.key).get(outbox);
  assert.match(body, /No mail server is set up/);
  assert.match(body, /To be passed on/);
});

test('a long list comes in pages', async () => {
  for (let times = 0; times < 60; times += 1) await queue('reminder');
  const first = await visitor.get(`${outbox}?show=waiting`);
  assert.match(first.body, /1 to 50 of 61\s+mails/);
  assert.match(first.body, /show=waiting&amp;page=2/);
  assert.match((await visitor.get(`${outbox}?show=waiting&page=2`)).body, /51 to 61 of 61/);
});
