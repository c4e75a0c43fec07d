-- Who reads returns is asked once for a statement, not for every row: two policies beside each other cannot be asked by an
-- index, and a question in a policy's condition is asked row by row unless it is a select of its own.

create function accounts.my_hat_partnerships() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return array_remove(accounts.my_other_partnerships() || accounts.my_learning_partnership(), null);
end $$;

drop policy owner_reads on returns.return;
drop policy owner_counts_elsewhere on returns.return;
create policy owner_reads on returns.return for select to throughline_owner
  using (partnership_id = any ((select accounts.my_hat_partnerships())::uuid[]));

drop policy read on returns.return;
drop policy workers_read on returns.return;
create policy read on returns.return for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership()
    and (agency_id = any ((select audits.my_asked_agency_ids())::uuid[]) or id = any ((select returns.my_return_ids())::uuid[])));

do $$
declare name text;
begin
  foreach name in array array['step', 'signed_return'] loop
    execute format('drop policy read on returns.%I', name);
    execute format('drop policy workers_read on returns.%I', name);
    execute format('create policy read on returns.%I for select to throughline_app
      using (partnership_id = accounts.my_learning_partnership()
        and (agency_id = any ((select audits.my_asked_agency_ids())::uuid[])
          or return_id = any ((select returns.my_return_ids())::uuid[])))', name);
  end loop;
end $$;

-- When an audit is over, what was not signed is not asked for any more: nobody writes in it, and its agency sees it so.
create or replace function returns.my_writable_return_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare mine uuid[] := returns.my_return_ids();
begin
  return (select coalesce(array_agg(r.id), '{}') from returns.return r
    where r.partnership_id = accounts.my_learning_partnership() and r.id = any (mine)
      and r.state in ('open', 'sent_back')
      and exists (select from audits.audit a
        where a.partnership_id = r.partnership_id and a.id = r.audit_id and a.stage = 'underway'));
end $$;

create or replace function returns.list_my_returns(named uuid) returns table (
    audit_id uuid, title text, id uuid, case_id uuid, case_number int, agency_id uuid, service_id uuid, setting_id uuid,
    tool_id uuid, tool_number int, state text, due_on date, version int, signed int, changed_at timestamptz,
    sealed_asked bytea)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid[] := returns.my_return_ids();
  home uuid := accounts.my_learning_partnership();
begin
  return query select r.audit_id, q.content ->> 'title', r.id, r.case_id, r.case_number, r.agency_id, r.service_id,
      r.setting_id, r.tool_id, r.tool_number,
      case when r.state = 'signed_off' or exists (select from audits.audit a
          where a.partnership_id = r.partnership_id and a.id = r.audit_id and a.stage = 'underway')
        then r.state else 'withdrawn' end,
      r.due_on, r.version, r.signed, r.changed_at, r.sealed_asked
    from returns.return r
    join audits.request q on q.partnership_id = r.partnership_id and q.audit_id = r.audit_id and q.agency_id = r.agency_id
    where r.partnership_id = home and r.id = any (mine) and (named is null or r.id = named)
    order by r.due_on, q.content ->> 'title', r.case_number, r.id;
end $$;
