import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { openConcernGround } from '#test/concerns';
import { freshDatabase } from '#test/database';
import { freshKeys } from '#test/keys';
import { startMailServer } from '#test/mail-server';
import { recordEvent } from '#platform/audit-log';
import { openMail, queueMail } from '#platform/mail';
import { startApplicationJobs } from './jobs.ts';

test('the log is sealed within seconds, its months are ready, old sessions and submissions are gone, mails go, and it all stops', async (t) => {
  const made = await freshDatabase();
  const { behind, database } = made;
  const partnership = randomUUID();
  await behind(`insert into accounts.partnership (id, name, short_name) values ($1, 'P', 'P')`, [
    partnership,
  ]);
  await behind(`insert into accounts.person (id, name, email) values ($1, 'P', 'p@example.org')`, [
    partnership,
  ]);
  await behind(
    `insert into accounts.session (key_hash, person_id, began_at, ends_at) select sha256(n::text::bytea), $1,
       now() - interval '90 days', now() + n * interval '1 day' from unnest(array[-40, 1]) n`,
    [partnership],
  );
  await behind(
    `insert into platform.submission (partnership_id, membership_id, token, route, at)
       select $1, $1, gen_random_uuid(), 'POST /audits', now() - n * interval '1 hour' from unnest(array[25, 1]) n`,
    [partnership],
  );
  const said: string[] = [];
  const keys = await freshKeys();
  const server = await startMailServer();
  const jobs = await startApplicationJobs({
    database,
    worker: made.config('worker'),
    keys,
    mail: openMail({ smtpUrl: server.url, from: 'office@example.org' }),
    site: 'https://audits.example.org',
    reminders: false,
    say: (sentence) => said.push(sentence),
  });
  t.after(jobs.stop);
  await database.transact({ kind: 'system', name: 'job', partnership }, 'write', async (tx) => {
    const logged = { partnership, event: 'audit.viewed', outcome: 'seen', subjects: [], detail: {} } as const;
    await recordEvent(tx, { ...logged, system: 'job' });
    const mail = { to: 'jo@example.org', subject: 'A date', text: 'Please sign in.', about: 'reminder' };
    await queueMail(tx, keys, { ...mail, partnership });
  });
  const isDone = async () => {
    const [state] = await behind(
      `select (select count(*) from audit_log.seal) = 1 and (select count(*) from accounts.session) = 1
         and (select count(*) from platform.submission) = 1
         and (select count(*) from pg_inherits where inhparent = 'audit_log.event'::regclass) = 4 as done`,
    );
    return state?.['done'] === true && server.received.length === 1;
  };
  await waitUntil(isDone, 'all was done');
  await jobs.stop();
  await jobs.stop();
  assert.deepEqual(said, []);
  const isGone = async () => {
    const [left] = await behind(
      `select count(*)::int as count from pg_stat_activity
       where datname = $1 and application_name = 'throughline jobs'`,
      [made.name],
    );
    return left?.['count'] === 0;
  };
  await waitUntil(isGone, 'every connection was given back');
});

test('a worker reminds whoever is due when it starts, once however often it is started; switched off, nobody', async () => {
  const opened = await openCommissioning();
  const { db, site, scene, begin, fill, fillIn, put, agree, start } = opened;
  const audit = await begin();
  await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  await db.behind(`update audits.milestone set day = '2026-06-17' where code = 'returns-due'`);
  await db.behind(`delete from audits.milestone where code <> 'returns-due'`);
  await db.behind(`update returns.return set due_on = '2100-01-01'`);
  // What stands in the scene is long late, and would be chased whether or not anybody is reminded.
  await db.behind(`update cases.concern set state = 'acknowledged'`);
  const server = await startMailServer();
  const isIdle = async () => {
    const jobs = await db.behind('select 1 from graphile_worker._private_jobs where attempts < max_attempts');
    return jobs.length === 0;
  };
  const work = async (days: readonly string[], reminders = true) => {
    const started = [];
    for (const day of days)
      started.push(
        await startApplicationJobs({
          database: db.database,
          worker: db.config('worker'),
          keys: site.keys,
          mail: openMail({ smtpUrl: server.url, from: 'office@example.org' }),
          site: 'https://audits.example.org',
          reminders,
          say: assert.fail,
          clock: async () => Promise.resolve(Temporal.Instant.from(`${day}T09:00:00Z`)),
        }),
      );
    await waitUntil(isIdle, 'nothing was left to do');
    for (const jobs of started) await jobs.stop();
  };
  await work(['2026-06-16'], false);
  assert.equal(server.received.length, 0);
  await work(['2026-06-16', '2026-06-16']);
  await work(['2026-06-16']);
  assert.deepEqual(
    server.received.map(({ to }) => to.join()),
    [`${scene.here.people.agency_lead.person}@example.org`],
  );
  await work(['2026-06-17']);
  assert.equal(server.received.length, 1);
  await work(['2026-06-18', '2026-06-18']);
  assert.equal(server.received.length, 2);
});

test('a concern that is raised is told of within seconds, and chased once when it is late, however many workers start', async () => {
  const { db, site, scene, lead, raise } = await openConcernGround();
  const { panel_chair: recipient, data_guardian: deputy } = scene.here.people;
  const server = await startMailServer();
  const start = async () =>
    startApplicationJobs({
      database: db.database,
      worker: db.config('worker'),
      keys: site.keys,
      mail: openMail({ smtpUrl: server.url, from: 'office@example.org' }),
      site: 'https://audits.example.org',
      reminders: false,
      say: assert.fail,
    });
  const received = () => server.received.map(({ to }) => to.join()).toSorted();
  const first = await start();
  const concern = await raise(lead);
  await waitUntil(async () => Promise.resolve(received().length > 0), 'the recipient was told');
  await first.stop();
  assert.deepEqual(received(), [`${recipient.person}@example.org`]);
  await db.behind(`update cases.concern set acknowledge_by = now() - interval '1 minute' where id = $1`, [
    concern,
  ]);
  const [second, third] = await Promise.all([start(), start()]);
  await waitUntil(async () => Promise.resolve(received().length > 2), 'both were written to');
  await Promise.all([second.stop(), third.stop()]);
  const both = [recipient, recipient, deputy].map(({ person }) => `${person}@example.org`).toSorted();
  assert.deepEqual(received(), both);
  const steps = await db.behind('select kind from cases.concern_step where concern_id = $1', [concern]);
  assert.deepEqual(steps, [{ kind: 'chased' }]);
});

async function waitUntil(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const begun = performance.now(); !(await isSo());) {
    if (performance.now() - begun > 10_000) assert.fail(`In ten seconds it never came to be that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
