import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '#test/database';

/** What each login may call. A function that runs as the owner passes every policy: a name is added here only on purpose. */
const callable: Readonly<Record<string, readonly string[]>> = {
  throughline_app: [
    // Who acts.
    'accounts.actor',
    'accounts.is_new_agency',
    'accounts.live_session_person',
    'accounts.my_administering_partnership',
    'accounts.my_agency_ids',
    'accounts.my_case_ids',
    'accounts.my_coordinating_partnership',
    'accounts.my_keeping_partnership',
    'accounts.my_learning_partnership',
    'accounts.my_membership',
    'accounts.my_memberships',
    'accounts.my_partnership',
    // Signing in and out.
    'accounts.begin_demonstration_session',
    'accounts.begin_session',
    'accounts.begin_try',
    'accounts.demonstration_people',
    'accounts.end_session',
    'accounts.keep_session',
    // What somebody typed and could not send, in their own browser.
    'accounts.keep_unsent_key',
    'accounts.open_unsent_key',
    // Your account.
    'accounts.change_my_name',
    'accounts.change_my_password',
    'accounts.confirm_password',
    'accounts.end_my_sessions',
    'accounts.my_account',
    'accounts.my_sessions',
    'accounts.remake_recovery_codes',
    // The second factor.
    'accounts.add_factor',
    'accounts.begin_code_try',
    'accounts.my_standing',
    'accounts.reset_factors',
    'accounts.show_code',
    'accounts.show_recovery_code',
    // The first administrator, and links.
    'accounts.create_first_administrator',
    'accounts.is_anybody_there',
    'accounts.link_of',
    'accounts.set_password',
    'accounts.accept_as_new',
    'accounts.accept_invitation',
    'accounts.invitation_of',
    'accounts.offer_forgotten',
    // Members of the partnership one administers.
    'accounts.invite',
    'accounts.list_invitations',
    'accounts.renew_invitation',
    'accounts.withdraw_invitation',
    'accounts.change_membership',
    'accounts.change_roles',
    'accounts.end_membership',
    'accounts.list_members',
    'accounts.offer_link',
    // Agencies and areas that one keeps.
    'accounts.is_agency_shared',
    'accounts.is_area_used',
    // Settings and contacts.
    'accounts.contact_members',
    'accounts.list_agency_people',
    'accounts.may_name',
    'accounts.my_kept_agency_ids',
    'accounts.my_reached_agency_ids',
    // What one commissions, is asked for, or names somebody in.
    'accounts.list_colleagues',
    'accounts.name_members',
    'accounts.is_own_hat',
    'accounts.name_hats',
    'accounts.my_answering_agency',
    'audits.busy_elsewhere',
    'audits.my_asked_agency_ids',
    'audits.my_commissioner_ids',
    'audits.my_work_ids',
    'audits.my_zones',
    'audits.list_guarded',
    // Cases: who looks at them, and what concerns somebody.
    'accounts.end_case_grant',
    'accounts.grant_case',
    'accounts.list_own_auditors',
    'accounts.my_case_working_partnership',
    'accounts.my_guarding_partnership',
    'accounts.my_own_agency',
    'accounts.my_watching_partnership',
    'audit_log.newest_version',
    'cases.conflict_goes_on',
    'cases.follow_answer',
    'cases.identity_to_check',
    'cases.is_next_step',
    'cases.list_my_cases',
    'cases.may_decide_exception',
    'cases.my_asked_case_ids',
    'cases.my_concern_ids',
    // Returns that one works on.
    'returns.count_elsewhere',
    'returns.list_earlier_answers',
    'returns.list_my_returns',
    'returns.my_evidence_ids',
    'returns.my_evidence_return_ids',
    'returns.my_readable_evidence_ids',
    'returns.my_return_ids',
    'returns.my_writable_return_ids',
    'platform.enqueue',
    'platform.installation_kind',
  ],
  throughline_worker: [
    'accounts.add_demonstration_person',
    'accounts.begin_demonstration',
    'accounts.clear_ended',
    'accounts.is_anybody_there',
    'accounts.list_mail_receivers',
    'accounts.offer_first_link',
    'accounts.offer_link_to',
    'accounts.reset_factors_of',
    'accounts.system_agency_ids',
    'accounts.system_partnership',
    'audit_log.ensure_month',
    'platform.clear_old_mails',
    'platform.enqueue',
    'platform.installation_kind',
    'platform.list_due_mails',
  ],
  throughline_log_reader: [],
};

const { behind, config } = await freshDatabase();

for (const [login, names] of Object.entries(callable)) {
  test(`${login} may call what is listed, and nothing else`, async () => {
    const found = await behind(
      `select format('%s.%s', n.nspname, p.proname) as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
         and has_function_privilege($1, p.oid, 'execute')`,
      [login],
    );
    assert.deepEqual(found.map((row) => String(row['name'])).sort(), [...names].sort());
  });
}

test('what is granted in the schema of jobs cannot be called by the server, which may not enter it', async () => {
  const [row] = await behind(
    `select has_schema_privilege('throughline_app', 'graphile_worker', 'usage') as may`,
  );
  assert.equal(row?.['may'], false);
});

test('a function that somebody adds later is nobody’s until it is granted', async () => {
  const owner = new pg.Client(config('owner'));
  await owner.connect();
  try {
    await owner.query(`begin; create function audits.later() returns int language sql as 'select 1'`);
    const later = await owner.query(
      `select has_function_privilege('throughline_app', 'audits.later()', 'execute') as may`,
    );
    assert.deepEqual(later.rows, [{ may: false }]);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
});
