import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '#test/database';
import { type Guard, guards } from './guards.ts';

const { behind, config } = await freshDatabase();

/** What a guard finds, and what it finds once its offence is planted (and undone again). */
async function runGuard({ finds, plants }: Guard): Promise<{ found: unknown[]; planted: unknown[] }> {
  const server = new pg.Client(config('server'));
  await server.connect();
  try {
    const found = await server.query<{ offence: string }>(finds);
    await server.query(`begin; ${plants}`);
    const planted = await server.query<{ offence: string }>(finds);
    await server.query('rollback');
    return { found: found.rows.map((row) => row.offence), planted: planted.rows };
  } finally {
    await server.end();
  }
}

for (const guard of guards) {
  test(guard.rule, async () => {
    const { found, planted } = await runGuard(guard);
    assert.deepEqual(found, []);
    assert.notDeepEqual(planted, [], 'An offence that was planted is not found.');
  });
}

/** Policies that let every row pass, for whom and why. Those of the owner serve its named functions. */
const openPolicies: Readonly<Record<string, string>> = {
  'anyone_reads on platform.installation for public':
    'what this installation is concerns everybody, and names nobody',
  'anyone_reads on platform.migration for throughline_app, throughline_worker':
    'the server checks that it fits its database',
  'system_reads on accounts.partnership for throughline_worker':
    'jobs go through the partnerships one by one',
  'log_reader_reads on audit_log.event for throughline_log_reader': 'that is what this login is for',
  'log_reader_reads on audit_log.seal for throughline_log_reader': 'that is what this login is for',
};

test('a policy that lets every row pass is one of a few, each with its reason', async () => {
  const open = await behind(`
    select format('%s on %s for %s', polname, polrelid::regclass, (select string_agg(coalesce(nullif(role, 0)::regrole::text,
      'public'), ', ' order by role::regrole::text) from unnest(polroles) role)) as policy
    from pg_policy join pg_class c on c.oid = polrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> 'graphile_worker' and polroles <> array['throughline_owner'::regrole::oid]
      and 'true' in (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))`);
  assert.deepEqual(open.map((row) => String(row['policy'])).sort(), Object.keys(openPolicies).sort());
});

test('the owner passes the policies of accounts, platform, and of who commissions, plans and asks what: nobody’s learning is open to it', async () => {
  const found = await behind(`
    select distinct case when n.nspname in ('audits', 'cases', 'returns') then c.oid::regclass::text else n.nspname end as place from pg_policy join pg_class c on c.oid = polrelid
      join pg_namespace n on n.oid = c.relnamespace
    where 'throughline_owner'::regrole = any (polroles) or (0 = any (polroles) and n.nspname <> 'platform')`);
  assert.deepEqual(found.map((row) => String(row['place'])).sort(), [
    'accounts',
    'audit_log',
    'audits.audit',
    'audits.commissioner',
    'audits.decision',
    'audits.milestone',
    'audits.planned_audit',
    'audits.request',
    'audits.terms_version',
    'cases.ask',
    'cases.assignment',
    'cases.concern',
    'cases.concern_party',
    'cases.conflict',
    'cases.disclosure',
    'cases.exception_step',
    'cases.identity',
    'platform',
    'returns.evidence',
    'returns.return',
    'returns.signed_return',
  ]);
});
