import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openListeningSite } from '#test/listening-site';
import { openReturning } from '#test/returns';
import type { Visitor } from '#test/site';
import { paths } from '../../src/returns/paths.ts';

// Where long texts are written, one that is far too long is said at its field and stands in the page that is answered: for
// whoever may write there, and a few at a time. Everybody else is refused before anything is read.

const { db, auditor, coordinator, audit, openOne, scene } = await openReturning();
const { address } = await openListeningSite(db);
const one = await openOne();
const section = paths.section(auditor.m, audit, one.return, 'referrals');
const item = paths.item(auditor.m, audit, one.return, 'events', 'events', 'new');
/** Five megabytes, each byte of which is sent as three. */
const long = `(${'é'.repeat(2_621_438)})`;
const words = '2,621,440';

/** Sends a text that is too long without script; returns the answer once nothing of it was written. */
async function sendLong(visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) {
  const page = await visitor.get(path);
  return await assertWritesNothing(db, 422, async () => visitor.submit(page, fields, { action: path }));
}

test('five megabytes in a comment of a return are said at the field, with how much there may be, and are not gone', async () => {
  const answer = await sendLong(auditor, section, { 'a1-comment': long, 'a2-comment': 'Seen at home.' });
  const problem = `The comment must be 20,000 characters or fewer. There are ${words}`;
  assert.deepEqual(problemsOf(answer), [problem]);
  assert.ok(answer.body.includes(`id="a1-comment-error"`));
  assert.ok(answer.body.includes(long), 'what was typed does not stand in the page');
  assert.ok(answer.body.includes('Seen at home.'));
});

test('so they are in an item of a return, and in the terms', async () => {
  const event = { date: '3 March 2025', kind: 'referral', what: long };
  const answer = await sendLong(auditor, item, event);
  assert.match(problemsOf(answer).join(), new RegExp(`20,000 characters or fewer\\. There are ${words}`));
  assert.ok(answer.body.includes(long));
  const terms = `/as/${coordinator.m}/audits/${audit}/terms/questions`;
  const asked = await sendLong(coordinator, terms, { question: long });
  assert.match(problemsOf(asked).join(), new RegExp(`1,000 characters or fewer\\. There are ${words}`));
  assert.ok(asked.body.includes(long));
});

test('the script is told the same, as data and for the field', async () => {
  const page = await auditor.get(section);
  const answer = await assertWritesNothing(db, 422, async () =>
    auditor.submit(page, { _autosave: '1', 'a1-comment': long }, { action: section }),
  );
  assert.deepEqual(JSON.parse(answer.body), {
    field: 'a1-comment',
    says: `The comment must be 20,000 characters or fewer. There are ${words}`,
  });
});

test('more than can be shown again is refused: in bytes, and in characters once it is read', async () => {
  for (const text of ['x'.repeat(17_000_000), 'x'.repeat(7_100_000), '"'.repeat(1_200_000)]) {
    const page = await auditor.get(section);
    await assertWritesNothing(db, 413, async () =>
      auditor.submit(page, { 'a1-comment': text }, { action: section }),
    );
  }
});

/** Begins to send a long form to the section: its head, and nothing of its body yet. */
async function begin(key: string | undefined, site = 'same-origin'): Promise<Socket> {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const head = [
    `POST ${section} HTTP/1.1`,
    `host: ${host}`,
    `origin: ${address}`,
    `sec-fetch-site: ${site}`,
    'content-type: application/x-www-form-urlencoded',
    'content-length: 10000000',
    ...(key === undefined ? [] : [`cookie: session=${key}`]),
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  return socket;
}

/** The status of its answer; null where there is none within that time, since its body is waited for. */
async function statusOf(socket: Socket, milliseconds = 10_000): Promise<number | null> {
  const signal = AbortSignal.timeout(milliseconds);
  const [bytes] = await once(socket, 'data', { signal }).catch(() => [null]);
  return bytes === null ? null : Number(/^HTTP\/1\.1 (\d{3})/.exec(String(bytes))?.[1]);
}

test('a stranger, a wrong hat and another site are refused before they have sent any of it', async () => {
  const { auditor: hat, coordinator: other } = scene.here.people;
  const tries = [
    await begin(undefined),
    await begin('0'.repeat(64)),
    await begin(other.key),
    await begin(scene.there.people.auditor.key),
    await begin(hat.key, 'cross-site'),
  ];
  for (const socket of tries) {
    assert.equal(await statusOf(socket), 413);
    socket.destroy();
  }
});

test('two long forms are read at a time; a third is asked to come again, and can once one of them is gone', async () => {
  const { key } = scene.here.people.auditor;
  const first = await begin(key);
  const second = await begin(key);
  assert.deepEqual([await statusOf(first, 500), await statusOf(second, 500)], [null, null]);
  const third = await begin(key);
  assert.equal(await statusOf(third), 503);
  third.destroy();
  first.destroy();
  await once(first, 'close');
  // Somebody who leaves before they are let in keeps no place either.
  (await begin(key)).destroy();
  // That they are gone is noticed a moment later.
  for (let tries = 0; ; tries += 1) {
    const fourth = await begin(key);
    const status = await statusOf(fourth, 500);
    fourth.destroy();
    if (status === null) break;
    assert.ok(tries < 20, 'no place became free');
  }
  second.destroy();
});
