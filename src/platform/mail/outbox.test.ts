import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { freshKeys } from '#test/keys';
import { startMailServer } from '#test/mail-server';
import { openScene } from '#test/scene';
import { createKey, rootKeyId } from '#platform/crypto';
import { openMail } from './mail.ts';
import { clearOutbox, findMail, readMailText } from './outbox.ts';
import { queueMail, type NewMail } from './queue-mail.ts';
import { sendDueMails } from './send-due-mails.ts';

const { db, scene } = await openScene();
const keys = await freshKeys();
const server = await startMailServer();
const { transact } = db.database;
const { partnership } = scene.here;
const session = scene.session('coordinator');
const mail = openMail({ smtpUrl: server.url, from: 'office@example.org', timeout: 1_500 });
const never = new AbortController().signal;

const invitation: NewMail = {
  partnership,
  to: 'jo@example.org',
  subject: 'Your invitation',
  text: 'Follow this link: https://example.org/link/Quillfeather',
  about: 'invitation',
};

async function queue(unlike: Partial<NewMail> = {}): Promise<string> {
  return (await tryToQueue(unlike)) ?? assert.fail('no mail was written');
}

async function tryToQueue(unlike: Partial<NewMail> = {}): Promise<string | null> {
  return await transact(session, 'write', async (tx) => queueMail(tx, keys, { ...invitation, ...unlike }));
}

async function send(over = mail): Promise<number> {
  return await sendDueMails(transact, keys, over, never);
}

async function stateOf(id: string) {
  const [row] = await db.behind(
    `select state, reason, tries, unsure, sealed is not null as readable,
       extract(epoch from due_at - now())::int as wait from platform.outgoing_mail where id = $1`,
    [id],
  );
  return row;
}

/** Lets so much time go by for every mail. */
async function letPass(time: string): Promise<void> {
  await db.behind(
    `update platform.outgoing_mail set queued_at = queued_at - $1::interval, due_at = due_at - $1::interval,
       claimed_at = claimed_at - $1::interval, settled_at = settled_at - $1::interval`,
    [time],
  );
}

beforeEach(async () => {
  await db.behind('delete from platform.outgoing_mail');
  await db.behind('delete from graphile_worker._private_jobs');
  server.received.length = 0;
  server.manner = 'take';
});

test('a mail goes out once, from one row, and is never sent again', async () => {
  const id = await queue();
  assert.equal(await send(), 1);
  assert.equal(await send(), 0);
  assert.equal(server.received.length, 1);
  assert.deepEqual(server.received[0]?.to, ['jo@example.org']);
  assert.match(server.received[0]?.raw ?? '', /link\/Quillfeather/);
  assert.match(server.received[0]?.raw ?? '', new RegExp(`^Message-ID: <${id}@example.org>`, 'm'));
  assert.equal((await stateOf(id))?.['state'], 'sent');
});

test('a mail whose transaction is undone never was, nor its job', async () => {
  const undone = transact(session, 'write', async (tx) => {
    await queueMail(tx, keys, invitation);
    throw new Error('undone');
  });
  await assert.rejects(undone, /undone/);
  assert.equal(await send(), 0);
  assert.equal((await db.behind('select 1 from graphile_worker._private_jobs')).length, 0);
});

test('the text lies sealed, the job carries nothing of it, and the receiver alone reads what lets them in', async () => {
  const [open, secret] = [await queue(), await queue({ secret: true })];
  const everything = JSON.stringify([
    await db.behind('select * from platform.outgoing_mail'),
    await db.behind('select * from graphile_worker._private_jobs'),
    await db.behind(`select encode(sealed, 'escape') from platform.outgoing_mail`),
  ]);
  assert.doesNotMatch(everything, /Quillfeather|Your invitation/);
  const read = async (id: string) =>
    transact(session, 'read', async (tx) => readMailText(tx, keys, partnership, id));
  assert.deepEqual(await read(open), { subject: invitation.subject, text: invitation.text });
  assert.equal(await read(secret), null);
  assert.equal(await send(), 2);
});

test('a sealed text that was put into another row is not sent', async () => {
  const [one, other] = [await queue(), await queue({ to: 'thief@example.org' })];
  await db.behind(
    `update platform.outgoing_mail set sealed = (select sealed from platform.outgoing_mail where id = $1) where id = $2`,
    [one, other],
  );
  assert.equal(await send(), 1);
  assert.deepEqual(server.received[0]?.to, ['jo@example.org']);
  assert.deepEqual(
    [(await stateOf(other))?.['state'], (await stateOf(other))?.['reason']],
    ['failed', 'unreadable'],
  );
});

test('two mails of one occasion are one, whatever became of the first; three days of standstill make no storm', async () => {
  const key = `reminder-${randomUUID()}-2026-06-01`;
  const [first, ...others] = [
    await tryToQueue({ key }),
    await tryToQueue({ key }),
    await tryToQueue({ key, to: 'al@example.org' }),
  ];
  assert.ok(first !== null && others.every((one) => one === null));
  await letPass('3 days');
  assert.equal(await send(), 1);
  assert.equal(await tryToQueue({ key }), null);
  const elsewhere = await transact(scene.session('coordinator', scene.there), 'write', async (tx) =>
    queueMail(tx, keys, { ...invitation, partnership: scene.there.partnership, key }),
  );
  assert.notEqual(elsewhere, null);
});

test('a mail waits for its moment, 30 days at most', async () => {
  const now = await transact(session, 'read', async (_tx, at) => at);
  const id = await queue({ notBefore: now.add({ hours: 48 }) });
  assert.equal(await send(), 0);
  await letPass('47 hours');
  assert.equal(await send(), 0);
  await letPass('1 hour');
  assert.equal(await send(), 1);
  assert.equal((await stateOf(id))?.['state'], 'sent');
  await assert.rejects(queue({ notBefore: now.add({ hours: 24 * 31 }) }), RangeError);
});

test('a mail to several people, or that carries headers, is refused when it is written', async () => {
  for (const wrong of [
    { to: 'a@example.org, b@example.org' },
    { to: Array.from({ length: 10_000 }, (_, at) => `p${at}@example.org`).join() },
    { to: 'a@example.org\r\nBcc: b@example.org' },
    { subject: 'Hello\r\nBcc: b@example.org' },
    { to: 'a@exаmple.org' },
  ])
    await assert.rejects(queue(wrong), RangeError);
});

test('mails of no partnership go too, and no partnership sees them', async () => {
  const id = await transact({ kind: 'nobody' }, 'write', async (tx) =>
    queueMail(tx, keys, { ...invitation, partnership: null, about: 'password' }),
  );
  assert.ok(id !== null);
  assert.equal(await transact(session, 'read', async (tx) => findMail(tx, partnership, id)), null);
  assert.equal(await send(), 1);
});

test('a server that is away for a day loses nothing: one try at a time, then all of it goes', async () => {
  const ids = [await queue(), await queue({ to: 'al@example.org' })];
  const away = openMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'office@example.org', timeout: 500 });
  assert.equal(await send(away), 0);
  const tries = async () => Promise.all(ids.map(async (id) => Number((await stateOf(id))?.['tries'])));
  assert.deepEqual(new Set(await tries()), new Set([0, 1]));
  for (let hour = 0; hour < 24; hour += 1) {
    await letPass('1 hour');
    await send(away);
    await send(away);
  }
  assert.ok((await tries()).every((count) => count >= 10 && count <= 17));
  await letPass('2 hours');
  assert.equal(await send(), 2);
  assert.equal(server.received.length, 2);
});

test('after a little more than a day it is given up, and said', async () => {
  const id = await queue();
  const away = openMail({ smtpUrl: 'smtp://127.0.0.1:9', from: 'office@example.org', timeout: 500 });
  for (let times = 0; times < 20; times += 1) {
    await send(away);
    await letPass('2 hours');
  }
  const { state, reason, tries } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, reason, tries], ['failed', 'unreachable', 18]);
});

test('a server that puts mails off is asked again a minute later, and others go meanwhile', async () => {
  server.manner = 'put off';
  const id = await queue();
  assert.equal(await send(), 0);
  const { state, wait } = (await stateOf(id)) ?? {};
  assert.equal(state, 'waiting');
  assert.ok(Number(wait) > 50 && Number(wait) <= 60, String(wait));
  server.manner = 'take';
  assert.equal(await send(), 0);
  await letPass('1 minute');
  assert.equal(await send(), 1);
});

test('a mail that the server will not have is tried once', async () => {
  server.manner = 'refuse';
  const id = await queue();
  await send();
  await letPass('2 days');
  assert.equal(await send(), 0);
  const { state, reason, tries } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, reason, tries], ['failed', 'refused', 1]);
});

test('a server that takes mails and hangs up gets each twice at most, under one Message-ID', async () => {
  server.manner = 'take and hang up';
  const id = await queue();
  for (let times = 0; times < 5; times += 1) {
    await send();
    await letPass('2 hours');
  }
  assert.equal(server.received.length, 2);
  const names = server.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  assert.equal(new Set(names).size, 1);
  const { state, reason } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, reason], ['failed', 'unsure']);
});

test('a server that says nothing holds nobody for longer than a mail may take', async () => {
  server.manner = 'say nothing';
  const id = await queue();
  const begun = performance.now();
  assert.equal(await send(openMail({ smtpUrl: server.url, from: 'office@example.org', timeout: 300 })), 0);
  assert.ok(performance.now() - begun < 5_000);
  const { state, unsure } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, unsure], ['waiting', 0]);
});

test('several workers at once send every mail once', async () => {
  const ids = await Promise.all(Array.from({ length: 16 }, async () => queue()));
  const counts = await Promise.all([send(), send(), send()]);
  assert.equal(
    counts.reduce((sum, count) => sum + count, 0),
    ids.length,
  );
  assert.equal(server.received.length, ids.length);
});

test('a worker that died with a mail in hand is followed after ten minutes, once', async () => {
  const id = await queue();
  const die = async () =>
    db.behind(
      `update platform.outgoing_mail set state = 'sending', claim = $2, claimed_at = now() where id = $1`,
      [id, randomUUID()],
    );
  await die();
  assert.equal(await send(), 0);
  await letPass('11 minutes');
  assert.equal(await send(), 1);
  await db.behind(`update platform.outgoing_mail set settled_at = null, state = 'waiting' where id = $1`, [
    id,
  ]);
  await die();
  await letPass('11 minutes');
  assert.equal(await send(), 0);
  assert.deepEqual([(await stateOf(id))?.['state'], (await stateOf(id))?.['reason']], ['failed', 'unsure']);
});

test('whoever lost a mail to another says nothing of it any more', async () => {
  const id = await queue();
  const slow = {
    canSend: true,
    sendMail: async () => {
      await db.behind(`update platform.outgoing_mail set claim = $2 where id = $1`, [id, randomUUID()]);
    },
  };
  await send(slow);
  assert.equal((await stateOf(id))?.['state'], 'sending');
});

test('without a mail server nothing is tried', async () => {
  const id = await queue();
  assert.equal(await send(openMail({ smtpUrl: null, from: '' })), 0);
  const { state, tries } = (await stateOf(id)) ?? {};
  assert.deepEqual([state, tries], ['waiting', 0]);
});

test('a job that is asked to stop finishes the mail in hand and takes no other', async () => {
  await queue();
  await queue();
  const stopping = new AbortController();
  const stopper = {
    canSend: true,
    sendMail: async () => {
      stopping.abort();
      await Promise.resolve();
    },
  };
  assert.equal(await sendDueMails(transact, keys, stopper, stopping.signal), 1);
});

test('texts go after 14 days, rows after 90; what still waited came too late', async () => {
  const [gone, waiting] = [await queue(), await queue()];
  await db.behind(`update platform.outgoing_mail set due_at = now() + interval '1 day' where id = $1`, [
    waiting,
  ]);
  assert.equal(await send(), 1);
  await letPass('13 days');
  await clearOutbox(transact, keys);
  assert.equal((await stateOf(gone))?.['readable'], true);
  await letPass('3 days');
  await clearOutbox(transact, keys);
  const [after, late] = [await stateOf(gone), await stateOf(waiting)];
  assert.deepEqual([after?.['state'], after?.['readable']], ['sent', false]);
  assert.deepEqual([late?.['state'], late?.['reason'], late?.['readable']], ['failed', 'expired', false]);
  await letPass('75 days');
  await clearOutbox(transact, keys);
  assert.equal(await stateOf(gone), undefined);
});

test('the key of a past month is destroyed once no text is left under it', async () => {
  const old = await freshKeys();
  const now = await transact(session, 'read', async (_tx, at) => at);
  const past = now.toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth().subtract({ months: 3 });
  const [kept, done] = [`outbox-${past.toString()}`, `outbox-${past.subtract({ months: 1 }).toString()}`];
  for (const id of [kept, done]) await createKey(old, id, rootKeyId);
  const id = await queue();
  await db.behind('update platform.outgoing_mail set sealed_under = $2 where id = $1', [id, kept]);
  await clearOutbox(transact, old);
  assert.equal(typeof (await old.read(kept)), 'object');
  assert.equal(await old.read(done), 'destroyed');
});
