import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
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

async function waitUntil(isSo: () => Promise<boolean>, what: string): Promise<void> {
  for (const begun = performance.now(); !(await isSo());) {
    if (performance.now() - begun > 10_000) assert.fail(`In ten seconds it never came to be that ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
