-- Whoever stands in for an agency's lead can do what the lead does, for as long as they are named (abuse C23). Named are the
-- agency's contacts; decision 24 says why a contact of the whole agency now acts for it.

-- Whether a membership stands in today: a contact of its own whole agency, within its days. Guests of one meeting never do.
create function accounts.stands_in(member accounts.membership) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select member.agency_id is not null and member.roles <> array['practitioner'] and exists (select from accounts.contact c
    where c.partnership_id = member.partnership_id and c.membership_id = member.id and c.agency_id = member.agency_id
      and c.service_id is null and c.setting_id is null
      and (c.starts_on is null or c.starts_on <= (now() at time zone 'Europe/London')::date)
      and (c.ends_on is null or c.ends_on >= (now() at time zone 'Europe/London')::date))
$$;
create index contact_by_membership on accounts.contact (membership_id);

-- What a membership may act as today: its own roles, and the lead's where it stands in.
create function accounts.roles_today(member accounts.membership) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if member.roles && array['agency_lead'] or not accounts.stands_in(member) then return member.roles; end if;
  return member.roles || 'agency_lead'::text;
end $$;

create or replace function accounts.acting_membership() returns accounts.membership
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare found accounts.membership; shown smallint;
begin
  select s.factors into shown from accounts.session s
    where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'));
  select m.* into found from accounts.session s
  join accounts.person p on p.id = s.person_id
  join accounts.membership m on m.person_id = p.id
  where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
    and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - s.idle_limit and p.disabled_at is null
    and m.id::text = current_setting('app.membership', true)
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
  if found.id is null or (shown < 2 and accounts.must_show_two(found.person_id)) then return null; end if;
  found.roles := accounts.roles_today(found);
  return found;
end $$;

-- Whoever stands in shows a second factor, as a lead does.
create or replace function accounts.must_show_two(whose uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.factor f where f.person_id = whose)
    or exists (select 1 from accounts.membership m join accounts.partnership h on h.id = m.partnership_id
      where m.person_id = whose and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
        and (h.second_factor = 'everybody'
          or not accounts.roles_today(m) <@ array['board_member', 'scrutineer', 'recommendation_owner', 'practitioner']))
$$;

-- Where one's roles are said or counted, those of today are meant.
create or replace function accounts.my_memberships() returns table (
    membership_id uuid, person_name text, partnership_name text, agency_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, h.name, a.name, accounts.roles_today(m), m.post
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  join accounts.partnership h on h.id = m.partnership_id
  left join accounts.agency a on a.id = m.agency_id
  where m.person_id = accounts.live_session_person() and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
  order by h.name, a.name nulls first, m.id
$$;
create or replace function accounts.list_own_auditors() returns table (
    membership_id uuid, person_name text, email text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, p.email, accounts.roles_today(m), m.post
  from accounts.membership m join accounts.person p on p.id = m.person_id
  where m.partnership_id = accounts.my_learning_partnership() and m.agency_id = accounts.my_answering_agency()
    and accounts.roles_today(m) && array['auditor', 'agency_lead'] and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
  order by p.name, m.id
$$;
create or replace function returns.count_elsewhere() returns table (membership_id uuid, partnership_name text, waiting int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  return query select m.id, p.name, count(*)::int
    from accounts.membership m
    join accounts.partnership p on p.id = m.partnership_id
    join returns.return r on r.partnership_id = m.partnership_id and r.agency_id = m.agency_id
    where m.person_id = acting.person_id and m.id <> acting.id
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
      and ((accounts.roles_today(m) && array['agency_lead'] and r.state = any (array['open', 'sent_back', 'submitted']))
        or (m.roles && array['auditor'] and r.state = any (array['open', 'sent_back'])
          and exists (select from accounts.access_grant g
            where g.partnership_id = m.partnership_id and g.membership_id = m.id and g.case_id = r.case_id
              and g.granted_until > now())))
    group by m.id, p.name
    order by p.name, m.id;
end $$;

-- Naming somebody with an account is for the lead by role, a coordinator or an administrator: whoever only stands in cannot
-- hand it on. Nobody makes themselves stand in, or lengthens it, but a lead by role, whom it gives nothing.
create function accounts.leads_by_role(agency uuid) returns boolean
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from accounts.membership m
    where m.id = accounts.my_membership() and m.agency_id = agency and m.roles && array['agency_lead']);
end $$;
create function accounts.may_name(which uuid, agency uuid) returns boolean
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return which is null or accounts.leads_by_role(agency)
    or (accounts.my_keeping_partnership() is not null and not accounts.is_own_hat(which));
end $$;
create policy nobody_names_themselves on accounts.contact as restrictive for insert to throughline_app
  with check (partnership_id = accounts.my_partnership() and accounts.may_name(membership_id, agency_id));
create policy nobody_keeps_themselves on accounts.contact as restrictive for update to throughline_app
  using (partnership_id = accounts.my_partnership() and accounts.may_name(membership_id, agency_id))
  with check (partnership_id = accounts.my_partnership() and accounts.may_name(membership_id, agency_id));
create policy stand_ins_are_removed_by_others on accounts.contact as restrictive for delete to throughline_app
  using (partnership_id = accounts.my_partnership() and accounts.may_name(membership_id, agency_id));

-- Whom one may reach is asked once for a statement, not for every contact.
drop policy colleagues_and_keepers_read on accounts.contact_way;
create policy colleagues_and_keepers_read on accounts.contact_way for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership()
    and agency_id = any ((select accounts.my_reached_agency_ids())::uuid[]));

-- What was given while somebody stood in is shut with the standing in: a grant opens a case for a role that looks at cases.
create or replace function accounts.my_case_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  if acting.id is null or not acting.roles && array['coordinator', 'agency_lead', 'auditor', 'panel_member', 'panel_chair'] then
    return '{}';
  end if;
  return (select coalesce(array_agg(g.case_id), '{}') from accounts.access_grant g
    where g.partnership_id = acting.partnership_id and g.membership_id = acting.id
      and g.granted_from <= now() and (g.granted_until is null or g.granted_until > now()));
end $$;
drop policy auditors_read on cases.assignment;
create policy auditors_read on cases.assignment for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and membership_id = accounts.my_membership()
    and case_id = any ((select accounts.my_case_ids())::uuid[]));

drop function accounts.list_agency_people(uuid);
create function accounts.list_agency_people(agency uuid) returns table (
    membership_id uuid, person_name text, post text, may_name boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, m.post, accounts.may_name(m.id, agency)
  from (select accounts.my_partnership() as home, accounts.my_kept_agency_ids() as ids) kept
  join accounts.membership m on m.partnership_id = kept.home and m.agency_id = agency
  join accounts.person p on p.id = m.person_id
  where agency = any (kept.ids) and m.ended_at is null and p.disabled_at is null
    and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/London')::date)
  order by p.name, m.id
$$;
grant execute on function accounts.may_name(uuid, uuid), accounts.list_agency_people(uuid) to throughline_app;
