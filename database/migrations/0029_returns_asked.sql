-- What a return is asked about: the facts of its case by which its questions are chosen, sealed under the case's key when it
-- is opened, since whoever answers may not read the record of who the child is. And a reminder is part of its history.

alter table returns.return add column sealed_asked bytea;
grant insert (sealed_asked) on returns.return to throughline_app, throughline_worker;

alter table returns.step drop constraint step_kind_check;
alter table returns.step add constraint step_kind_check check (kind in ('opened', 'submitted', 'taken_back', 'sent_back',
  'signed_off', 'correction_begun', 'moved_to_version', 'withdrawn', 'reopened', 'nudged'));

-- The returns that whoever asks works on, or the one named, each with what its audit is called: of the audit itself its
-- agencies see only what they are asked.
create function returns.list_my_returns(named uuid) returns table (
    audit_id uuid, title text, id uuid, case_id uuid, case_number int, agency_id uuid, service_id uuid, setting_id uuid,
    tool_id uuid, tool_number int, state text, due_on date, version int, signed int, changed_at timestamptz,
    sealed_asked bytea)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid[] := returns.my_return_ids();
  home uuid := accounts.my_learning_partnership();
begin
  return query select r.audit_id, q.content ->> 'title', r.id, r.case_id, r.case_number, r.agency_id, r.service_id,
      r.setting_id, r.tool_id, r.tool_number, r.state, r.due_on, r.version, r.signed, r.changed_at, r.sealed_asked
    from returns.return r
    join audits.request q on q.partnership_id = r.partnership_id and q.audit_id = r.audit_id and q.agency_id = r.agency_id
    where r.partnership_id = home and r.id = any (mine) and (named is null or r.id = named)
    order by r.due_on, q.content ->> 'title', r.case_number, r.id;
end $$;
grant execute on function returns.list_my_returns(uuid) to throughline_app;
