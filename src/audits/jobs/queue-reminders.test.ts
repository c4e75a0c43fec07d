import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addContact, listAgencies } from '#accounts';
import type { Session } from '#platform/db';
import { openCommissioning } from '#test/commissioning';
import { openPostOffice } from '#test/post-office';
import { paths } from '../paths.ts';
import { queueReminders } from './queue-reminders.ts';

const opened = await openCommissioning();
const { db, site, scene, coordinator, begin, fill, fillIn, put, agree, start } = opened;
const { here } = scene;
const { transact } = db.database;
const post = await openPostOffice(db, site.keys);
const address = 'https://audits.example.org';
const addressOf = (role: 'coordinator' | 'agency_lead' | 'panel_chair') =>
  `${here.people[role].person}@example.org`;
const never = new AbortController().signal;

// Nobody else coordinates here.
await db.behind(
  `update accounts.membership set ended_at = now() where partnership_id = $1 and id <> $2 and roles && '{coordinator}'`,
  [here.partnership, here.people.coordinator.membership],
);
// The board meets on 6 February 2030; the returns are due on a day of our own, a Wednesday.
const audit = await begin();
await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });
await fillIn(audit);
await put(audit);
await agree(audit, 1);
await start(audit);
// One date is left open, so that nothing but it is told of.
await db.behind(`update audits.milestone set done_on = day where code <> 'returns-due'`);
await db.behind(`update audits.milestone set day = '2026-06-17' where code = 'returns-due'`);

async function remind(day: string, time = '09:00'): Promise<number> {
  const now = Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Europe/London').toInstant();
  return await queueReminders(transact, { keys: site.keys, site: address, now }, never);
}

/** Asks every hour of every day from one to the other, and delivers; what arrived, by day. */
async function letPass(from: string, until: string): Promise<[day: string, to: string, subject: string][]> {
  const arrived: [string, string, string][] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() <= until; day = day.add({ days: 1 })) {
    for (const time of ['00:10', '06:50', '07:10', '12:10', '23:10']) await remind(day.toString(), time);
    for (const { to, text } of await post.collect())
      arrived.push([
        day.toString(),
        to,
        /^Subject: (.*(?:\r\n .*)*)/m.exec(text)?.[1]?.replace(/\r\n /g, ' ') ?? '',
      ]);
  }
  return arrived;
}

async function forget(): Promise<void> {
  await db.behind('delete from platform.outgoing_mail');
  await db.behind('update audits.milestone set reminded_on = null');
}

test('the days pass: whose turn it is hears before the date and after it, once each, and then no more', async () => {
  await forget();
  const mails = await letPass('2026-06-01', '2026-07-31');
  const lead = addressOf('agency_lead');
  const coming = 'A date in an audit you take part in is coming up';
  const passed = 'A date in an audit you take part in has passed';
  assert.deepEqual(mails, [
    ['2026-06-10', lead, coming],
    ['2026-06-16', lead, coming],
    ['2026-06-18', lead, passed],
    ['2026-06-25', lead, passed],
    ['2026-07-02', lead, passed],
  ]);
});

test('a date that is reached, moved away or of an audit that is withdrawn is not told of', async () => {
  await forget();
  assert.equal(await remind('2026-06-16'), 1);
  await db.behind(`update audits.milestone set done_on = '2026-06-17' where code = 'returns-due'`);
  assert.equal(await remind('2026-06-18'), 0);
  await db.behind(`update audits.milestone set done_on = null where code = 'returns-due'`);
  await db.behind(`update audits.audit set stage = 'withdrawn' where id = $1`, [audit]);
  assert.equal(await remind('2026-06-18'), 0);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
  assert.equal(await remind('2026-06-18'), 1);
});

test('after three days of standstill it is made good once, and two jobs at one moment write one mail', async () => {
  await forget();
  await db.behind(
    `insert into audits.milestone (partnership_id, audit_id, code, label, day, whose)
     select partnership_id, audit_id, 'extra-' || n, label, day - n, whose from audits.milestone, generate_series(1, 6) n
     where audit_id = $1 and code = 'returns-due'`,
    [audit],
  );
  await remind('2026-06-12');
  await post.collect();
  // Nothing ran on the 15th, 16th and 17th.
  const written = await Promise.all(Array.from({ length: 6 }, async () => remind('2026-06-18')));
  assert.equal(
    written.reduce((sum, one) => sum + one, 0),
    1,
  );
  const mails = await post.collect();
  assert.deepEqual(
    mails.map(({ to }) => to),
    [addressOf('agency_lead')],
  );
  await db.behind(`delete from audits.milestone where code like 'extra-%'`);
});

test('a worker that dies before it is done has written nothing, and the next one writes all', async () => {
  await forget();
  const dying: typeof transact = async (session, mode, work) =>
    transact(session, mode, async (tx, now) => {
      const done = await work(tx, now);
      if (mode === 'write') throw new Error('killed');
      return done;
    });
  const now = Temporal.Instant.from('2026-06-16T09:00:00Z');
  await assert.rejects(queueReminders(dying, { keys: site.keys, site: address, now }, never), /killed/);
  assert.deepEqual(await db.behind('select 1 from platform.outgoing_mail'), []);
  assert.equal(await remind('2026-06-16'), 1);
});

test('the mail says when, and nothing of the audit, the agency or anybody; the outbox lists it', async () => {
  await forget();
  await remind('2026-06-16');
  const [mail] = await post.collect();
  assert.match(mail?.text ?? '', /17 June 2026/);
  assert.match(mail?.text ?? '', /https:\/\/audits\.example\.org\/sign-in/);
  assert.doesNotMatch(mail?.text ?? '', /neglect|Returns|Agency Here|A\. Person|Audit group/i);
  const outbox = await coordinator.get(`/as/${coordinator.m}/outbox`);
  assert.match(outbox.body, /A date coming up/);
  assert.ok(outbox.body.includes(addressOf('agency_lead')));
});

test('the date that a mail told of keeps the day, and the dates page says it', async () => {
  await forget();
  await remind('2026-06-10');
  const [row] = await db.behind(
    `select reminded_on::text, (select count(*)::int from audits.milestone where reminded_on is not null) as count
     from audits.milestone where audit_id = $1 and code = 'returns-due'`,
    [audit],
  );
  assert.deepEqual(row, { reminded_on: '2026-06-10', count: 1 });
  assert.match((await coordinator.get(paths.dates(coordinator.m, audit))).body, /Last on 10 June 2026/);
});

test('cover at the agency is asked in place of its lead, and who commissions in their turn', async () => {
  await forget();
  const write: Session = scene.session('coordinator');
  await transact(write, 'write', async (tx) => {
    const [agency] = (await listAgencies(tx, here.partnership)).filter((one) => one.id === here.agency);
    await addContact(tx, here.partnership, agency?.id ?? '', {
      member: null,
      name: 'Duty desk',
      post: null,
      service: null,
      setting: null,
      part: 'cover',
      position: 1,
      from: '2026-06-15',
      until: '2026-06-16',
      ways: { email: 'desk@example.org', telephone: null, outOfHours: true, reachable: null },
    });
  });
  const receivers = async (day: string) => {
    await remind(day);
    return (await post.collect()).map(({ to }) => to);
  };
  assert.deepEqual(await receivers('2026-06-16'), ['desk@example.org']);
  assert.deepEqual(await receivers('2026-06-18'), [addressOf('agency_lead')]);
  await db.behind(`update audits.milestone set whose = 'commissioners' where code = 'returns-due'`);
  assert.deepEqual(await receivers('2026-06-25'), [addressOf('panel_chair')]);
  await db.behind(`update audits.milestone set whose = 'panel' where code = 'returns-due'`);
  assert.deepEqual(await receivers('2026-07-02'), [addressOf('coordinator')]);
  await db.behind(`update audits.milestone set whose = 'agencies' where code = 'returns-due'`);
});

test('nobody who left, and no address that cannot be one, keeps the others from their mail', async () => {
  await forget();
  const lead = here.people.agency_lead;
  await db.behind(`update accounts.membership set ends_on = '2026-06-15' where id = $1`, [lead.membership]);
  await db.behind(`update accounts.contact_way set email = 'not one@@' where partnership_id = $1`, [
    here.partnership,
  ]);
  await remind('2026-06-16');
  assert.deepEqual(
    (await post.collect()).map(({ to }) => to),
    [addressOf('coordinator')],
  );
  await db.behind(`update accounts.membership set ends_on = null where id = $1`, [lead.membership]);
});

test('what goes wrong in one partnership keeps no other from its reminders, and is said', async () => {
  await forget();
  const failing: typeof transact = async (session, mode, work) => {
    const isThere = session.kind === 'system' && session.partnership === scene.there.partnership;
    if (isThere) throw new Error('there');
    return await transact(session, mode, work);
  };
  const now = Temporal.Instant.from('2026-06-16T09:00:00Z');
  await assert.rejects(queueReminders(failing, { keys: site.keys, site: address, now }, never), /there/);
  assert.equal((await post.collect()).length, 1);
});
