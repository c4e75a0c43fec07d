-- What an agency answered to the same standards in earlier audits: codes of what it signed, for those who write its return now.
-- A case of an earlier audit is named only to those who may read its return.

create index signed_return_by_agency on returns.signed_return (partnership_id, agency_id);
create policy owner_reads on returns.signed_return for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());

-- Of each signed return of the agency (the setting, where the return is a setting's) in another audit the latest signature.
create function returns.list_earlier_answers(of_return uuid) returns table (
    audit_id uuid, title text, signed_at timestamptz, tool_id uuid, return_id uuid, case_number int, answers jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  home uuid := accounts.my_learning_partnership();
  mine uuid[] := returns.my_return_ids();
  here returns.return;
begin
  if of_return is null or not of_return = any (mine) then return; end if;
  select r.* into here from returns.return r where r.partnership_id = home and r.id = of_return;
  return query
    with latest as (
      select distinct on (s.audit_id, s.return_id) s.audit_id, s.return_id, s.signed_at, s.answers
      from returns.signed_return s
      where s.partnership_id = home and s.agency_id = here.agency_id and s.audit_id <> here.audit_id
      order by s.audit_id, s.return_id, s.number desc
    )
    select l.audit_id, q.content ->> 'title', l.signed_at, r.tool_id,
      case when r.id = any (mine) then r.id end, case when r.id = any (mine) then r.case_number end, l.answers
    from latest l
    join returns.return r on r.partnership_id = home and r.audit_id = l.audit_id and r.id = l.return_id
    join audits.request q on q.partnership_id = home and q.audit_id = l.audit_id and q.agency_id = here.agency_id
    where r.state <> 'withdrawn' and r.setting_id is not distinct from here.setting_id
    order by l.signed_at desc, r.case_number
    limit 400;
end $$;
grant execute on function returns.list_earlier_answers(uuid) to throughline_app;
