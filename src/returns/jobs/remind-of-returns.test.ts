import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPostOffice } from '#test/post-office';
import { openReturning } from '#test/returns';
import { remindOfReturns } from './remind-of-returns.ts';

const { db, site, scene, auditor, openOne, handIn, sign } = await openReturning();
const post = await openPostOffice(db, site.keys);
const { here } = scene;
const one = await openOne();
await db
  .behind(
    'delete from returns.return where id <> $1 and not exists (select from returns.step s where s.return_id = id)',
    [one.return],
  )
  .catch(() => undefined);
await db.behind(`update returns.return set due_on = '2100-01-01' where id <> $1`, [one.return]);
await db.behind(`update returns.return set due_on = '2026-06-17' where id = $1`, [one.return]);
await db.behind('update cases.assignment set until = null');
await db.behind('delete from platform.outgoing_mail');

async function remind(day: string, time = '09:00'): Promise<readonly string[]> {
  const now = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Europe/London').toInstant();
  const reminding = { keys: site.keys, site: 'https://audits.example.org', now };
  await remindOfReturns(db.database.transact, reminding, new AbortController().signal);
  const mails = await post.collect();
  for (const { text } of mails) assert.doesNotMatch(text, /Case|neglect|Multi-agency/);
  return mails.map(({ to }) => to);
}

test('while it is written the auditor hears before the day and after it, once each, never at night or at weekends', async () => {
  const to = [`${here.people.auditor.person}@example.org`];
  assert.ok(auditor.m !== '');
  assert.deepEqual(await remind('2026-06-09'), []);
  assert.deepEqual(await remind('2026-06-10', '06:00'), []);
  assert.deepEqual(await remind('2026-06-10'), to);
  assert.deepEqual(await remind('2026-06-10', '15:00'), []);
  assert.deepEqual(await remind('2026-06-13'), []);
  assert.deepEqual(await remind('2026-06-16'), to);
  assert.deepEqual(await remind('2026-06-17'), []);
  assert.deepEqual(await remind('2026-06-18'), to);
});

test('once it is handed in it is the lead who hears, and once it is signed nobody', async () => {
  await handIn(one);
  await db.behind('delete from platform.outgoing_mail');
  assert.deepEqual(await remind('2026-06-25'), [`${here.people.agency_lead.person}@example.org`]);
  await sign(one);
  await db.behind('delete from platform.outgoing_mail');
  assert.deepEqual(await remind('2026-07-02'), []);
});
