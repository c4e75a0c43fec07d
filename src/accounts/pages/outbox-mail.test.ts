import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queueMail, type NewMail } from '#platform/mail';
import { assertOnlyFor, assertWritesNothing } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const silent = await openSite(db, undefined, { canSendMail: false, keys: site.keys });
const { here } = scene;
const { coordinator: hat } = here.people;
const outbox = `/as/${hat.membership}/outbox`;
const visitor = site.visitor(hat.key);
const byHand = silent.visitor(hat.key);

async function queue(unlike: Partial<NewMail> = {}): Promise<string> {
  const mail = { subject: 'Please agree', text: 'Dear Jo,\n\nPlease sign in & answer.', about: 'agreement' };
  const id = await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
    queueMail(tx, site.keys, { partnership: here.partnership, to: 'jo@example.org', ...mail, ...unlike }),
  );
  return id ?? assert.fail('no mail');
}

async function stateOf(id: string) {
  const [row] = await db.behind(
    'select state, reason, tries, settled_by from platform.outgoing_mail where id = $1',
    [id],
  );
  return row;
}

async function giveUp(id: string, reason = 'unreachable'): Promise<void> {
  await db.behind(
    `update platform.outgoing_mail set state = 'failed', reason = $2, settled_at = now(), tries = 18, unsure = 2
     where id = $1`,
    [id, reason],
  );
}

test('coordinators and administrators of its partnership open a mail', async () => {
  await assertOnlyFor(site, scene, 'mail.view', `/outbox/${await queue()}`, true);
  assert.equal((await visitor.get(`${outbox}/${scene.there.mail}`)).status, 404);
});

test('a mail shows what it says, to be copied or opened in one’s own mail program', async () => {
  const { body } = await byHand.get(`${outbox}/${await queue()}`);
  assert.match(body, /<div class="tl-letter">Dear Jo,\n\nPlease sign in &amp; answer\.<\/div>/);
  assert.match(body, /href="mailto:jo%40example\.org\?subject=Please%20agree&amp;body=Dear%20Jo%2C%0D%0A/);
  assert.match(body, /Mark as passed on/);
  assert.doesNotMatch(body, /Send (again|now)/);
});

test('what lets its receiver in is shown to nobody', async () => {
  const id = await queue({
    secret: true,
    text: 'https://example.org/link/Quillfeather',
    about: 'invitation',
  });
  for (const [one, key] of [
    [visitor, hat],
    [byHand, hat],
    [silent.visitor(here.people.administrator.key), here.people.administrator],
  ] as const) {
    const { status, body } = await one.get(`/as/${key.membership}/outbox/${id}`);
    assert.equal(status, 200);
    assert.match(body, /for its receiver only/);
    assert.doesNotMatch(body, /Quillfeather|tl-letter/);
  }
});

test('a mail that was passed on by hand is marked so, once, by whoever did it', async () => {
  const id = await queue();
  const page = await byHand.get(`${outbox}/${id}`);
  const answers = await Promise.all([byHand.submit(page, {}), byHand.submit(page, {})]);
  assert.deepEqual(
    answers.map(({ status, to }) => [status, to]),
    [
      [303, outbox],
      [303, outbox],
    ],
  );
  const { state, settled_by } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, settled_by], ['passed_on', hat.membership]);
  const after = await byHand.get(`${outbox}/${id}`);
  assert.match(after.body, /Passed on/);
  assert.doesNotMatch(after.body, /<form[^>]*outbox/);
});

test('a mail that went meanwhile is not passed on, and the page says how it stands', async () => {
  const id = await queue();
  const page = await byHand.get(`${outbox}/${id}`);
  await db.behind(`update platform.outgoing_mail set state = 'sent', settled_at = now() where id = $1`, [id]);
  const answer = await assertWritesNothing(db, 409, async () => byHand.submit(page, {}));
  assert.match(answer.body, /This mail has changed meanwhile/);
  assert.match(answer.body, /Sent/);
});

test('a mail that was given up is sent again with all its tries, and its job is asked for', async () => {
  const id = await queue();
  await giveUp(id);
  await db.behind('delete from graphile_worker._private_jobs');
  const page = await visitor.get(`${outbox}/${id}`);
  assert.match(page.body, /could not be reached for more than a day/);
  const path = `${outbox}/${id}/again`;
  assert.equal((await visitor.submit(page, {}, { action: path })).to, outbox);
  const { state, reason, tries } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, reason, tries], ['waiting', null, 0]);
  assert.equal((await db.behind('select 1 from graphile_worker._private_jobs')).length, 1);
  assert.match((await visitor.get(`${outbox}/${id}`)).body, /Send now/);
});

test('before a mail is sent again of which nobody knows whether it arrived, the page warns', async () => {
  const id = await queue();
  await giveUp(id, 'unsure');
  assert.match(
    (await visitor.get(`${outbox}/${id}`)).body,
    /It may have arrived: ask before you send it again/,
  );
});

test('a mail whose text was cleared cannot be sent again, by no form', async () => {
  const id = await queue();
  await giveUp(id);
  const page = await visitor.get(`${outbox}/${id}`);
  await db.behind('update platform.outgoing_mail set sealed = null where id = $1', [id]);
  const action = `${outbox}/${id}/again`;
  await assertWritesNothing(db, 409, async () => visitor.submit(page, {}, { action }));
  const after = await visitor.get(`${outbox}/${id}`);
  assert.match(after.body, /What it said has been cleared/);
  assert.doesNotMatch(after.body, /Send again/);
});
