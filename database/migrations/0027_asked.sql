-- An agency's own side of the cases it is asked about: until when a case is given to an auditor, what auditors see of the
-- cases given to them, and the check whether an auditor worked with the family.

alter table cases.assignment add column until timestamptz;
grant insert (until) on cases.assignment to throughline_app, throughline_worker;

-- With their addresses: to write to them, and to know them again among those who worked with a family.
drop function accounts.list_own_auditors();
create function accounts.list_own_auditors() returns table (
    membership_id uuid, person_name text, email text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, p.email, m.roles, m.post
  from accounts.membership m join accounts.person p on p.id = m.person_id
  where m.partnership_id = accounts.my_learning_partnership() and m.agency_id = accounts.my_answering_agency()
    and m.roles && array['auditor', 'agency_lead'] and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
  order by p.name, m.id
$$;
grant execute on function accounts.list_own_auditors() to throughline_app;

-- The cases that whoever asks was given and may still see, over all audits, with what their agency was told each is called.
create policy owner_reads on cases.assignment for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());
create function cases.list_my_cases() returns table (
    audit_id uuid, title text, case_id uuid, case_number int, part text, assigned_at timestamptz, until timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.audit_id, r.content ->> 'title', a.case_id, a.case_number, a.part, a.assigned_at, a.until
  from cases.assignment a
  join audits.request r on r.partnership_id = a.partnership_id and r.audit_id = a.audit_id and r.agency_id = a.agency_id
  where a.partnership_id = accounts.my_learning_partnership() and a.membership_id = accounts.my_membership()
    and a.agency_id = accounts.my_own_agency() and a.ended_at is null and (a.until is null or a.until > now())
    and a.case_id = any (accounts.my_case_ids())
  order by r.content ->> 'title', a.audit_id, a.case_number
$$;
grant execute on function cases.list_my_cases() to throughline_app;

-- Who the people of a case are, still sealed, for the one check that a lead cannot make with their own eyes: whether an
-- auditor is named in it. Only of a case that the agency knows. The program opens it, compares, and shows nothing of it.
create policy owner_reads_to_check on cases.identity for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership() and case_id = any (cases.my_asked_case_ids()));
create function cases.identity_to_check(of_audit uuid, of_case uuid) returns table (sealed bytea, version int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.sealed, i.version from cases.identity i
  where i.partnership_id = accounts.my_learning_partnership() and i.audit_id = of_audit and i.case_id = of_case
    and exists (select from cases.ask a
      where a.partnership_id = i.partnership_id and a.audit_id = of_audit and a.case_id = of_case
        and a.agency_id = accounts.my_answering_agency() and a.withdrawn_at is null
        and a.answer in ('known_in_scope', 'known_partly'))
$$;
grant execute on function cases.identity_to_check(uuid, uuid) to throughline_app;
