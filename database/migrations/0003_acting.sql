-- Who is acting. The server sets an unguessable key (and which membership is meant) for the transaction; these helpers
-- turn them into a person, a partnership, roles. A wrong, empty or foreign value is nobody: no rows, never an error.

-- Policies ask these for every table a page reads. Written in PL/pgSQL because it keeps their plans for the session; and
-- their stated cost makes the planner ask once, as an index condition, instead of for every row.

create function accounts.live_session_person() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return (select s.person_id from accounts.session s join accounts.person p on p.id = s.person_id
    where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
      and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - s.idle_limit and p.disabled_at is null);
end $$;

create function accounts.is_current(starts_on date, ends_on date, ended_at timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select ended_at is null and starts_on <= (now() at time zone 'Europe/London')::date
    and (ends_on is null or ends_on >= (now() at time zone 'Europe/London')::date)
$$;

create function accounts.acting_membership() returns accounts.membership
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare found accounts.membership;
begin
  select m.* into found from accounts.session s
  join accounts.person p on p.id = s.person_id
  join accounts.membership m on m.person_id = p.id
  where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
    and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - s.idle_limit and p.disabled_at is null
    and m.id::text = current_setting('app.membership', true)
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
  return found;
end $$;

create function accounts.my_membership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return (accounts.acting_membership()).id; end $$;

create function accounts.my_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return (accounts.acting_membership()).partnership_id; end $$;

-- The partnership in which the acting membership holds one of these roles; null when it holds none of them.
create function accounts.partnership_as(wanted text[]) returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  return case when acting.roles && wanted then acting.partnership_id end;
end $$;

-- The partnership whose learning (findings, recommendations, published text) this person may read: every role but a
-- guest who is only there for one reflective meeting.
create function accounts.my_learning_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return accounts.partnership_as(array['coordinator', 'agency_lead', 'auditor', 'panel_member', 'panel_chair',
    'board_member', 'scrutineer', 'recommendation_owner', 'data_guardian', 'administrator']);
end $$;

create function accounts.my_coordinating_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['coordinator']); end $$;

create function accounts.my_administering_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['administrator']); end $$;

-- Where agencies are kept: by coordinators and administrators.
create function accounts.my_keeping_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['coordinator', 'administrator']); end $$;

create function accounts.my_agency_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(a.agency_id), '{}') from accounts.agency_in_partnership a
  where a.partnership_id = accounts.my_learning_partnership()
$$;

-- An agency that nobody has a place for yet. What is not there and what only others may see get the same answer.
create function accounts.is_new_agency(agency uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from accounts.agency a where a.id = agency)
    and not exists (select from accounts.agency_in_partnership p where p.agency_id = agency)
$$;

create function accounts.my_case_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(g.case_id), '{}') from accounts.access_grant g
  where g.partnership_id = accounts.my_partnership() and g.membership_id = accounts.my_membership()
    and g.granted_from <= now() and (g.granted_until is null or g.granted_until > now())
$$;

-- Jobs and the command line work within one partnership at a time. Only policies of the worker role read this.
create function accounts.system_partnership() returns uuid
  language sql stable cost 10000 set search_path = pg_catalog, pg_temp as $$
  select case when current_setting('app.partnership', true) ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    then current_setting('app.partnership', true)::uuid end
$$;

create function accounts.system_agency_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(a.agency_id), '{}') from accounts.agency_in_partnership a
  where a.partnership_id = accounts.system_partnership()
$$;

grant execute on function accounts.my_membership(), accounts.my_partnership(), accounts.my_learning_partnership(),
  accounts.my_coordinating_partnership(), accounts.my_administering_partnership(), accounts.my_keeping_partnership(),
  accounts.my_agency_ids(), accounts.is_new_agency(uuid), accounts.my_case_ids() to throughline_app;
grant execute on function accounts.system_partnership(), accounts.system_agency_ids() to throughline_worker;

-- Partnerships, areas, agencies: read by those who work there, changed by those who keep them.
grant select on accounts.partnership, accounts.partnership_former_name, accounts.area, accounts.agency,
  accounts.agency_in_partnership, accounts.agency_service to throughline_app, throughline_worker;
grant update (name, short_name, colour, logo, version) on accounts.partnership to throughline_app;
grant insert (id, name, short_name, colour) on accounts.partnership to throughline_worker;
grant insert (partnership_id, position, name, used_from, used_until), delete on accounts.partnership_former_name
  to throughline_app, throughline_worker;
grant insert (partnership_id, id, name, nation, position), update (name, nation, position), delete
  on accounts.area to throughline_app;
grant insert (partnership_id, id, name, nation, position) on accounts.area to throughline_worker;
grant insert (id, name, type, stands_for), update (name, type, stands_for, version)
  on accounts.agency to throughline_app, throughline_worker;
grant insert (partnership_id, agency_id, short_name, joined_on), update (short_name, joined_on, left_on)
  on accounts.agency_in_partnership to throughline_app, throughline_worker;
grant insert (agency_id, id, name) on accounts.agency_service to throughline_app, throughline_worker;

create policy members_read on accounts.partnership for select to throughline_app using (id = accounts.my_partnership());
create policy administrators_change on accounts.partnership for update to throughline_app
  using (id = accounts.my_administering_partnership()) with check (id = accounts.my_administering_partnership());
create policy system_reads on accounts.partnership for select to throughline_worker using (true);
create policy system_creates on accounts.partnership for insert to throughline_worker
  with check (id = accounts.system_partnership());

do $$
declare name text;
begin
  foreach name in array array['partnership_former_name', 'area'] loop
    execute format('create policy members_read on accounts.%I for select to throughline_app
      using (partnership_id = accounts.my_partnership())', name);
    execute format('create policy administrators_add on accounts.%I for insert to throughline_app
      with check (partnership_id = accounts.my_administering_partnership())', name);
    execute format('create policy administrators_change on accounts.%I for update to throughline_app
      using (partnership_id = accounts.my_administering_partnership())
      with check (partnership_id = accounts.my_administering_partnership())', name);
    execute format('create policy administrators_remove on accounts.%I for delete to throughline_app
      using (partnership_id = accounts.my_administering_partnership())', name);
    execute format('create policy system_works on accounts.%I to throughline_worker
      using (partnership_id = accounts.system_partnership())
      with check (partnership_id = accounts.system_partnership())', name);
  end loop;
end $$;

create policy members_read on accounts.agency_in_partnership for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership());
-- A place makes an agency visible: an id alone, come by somehow, must not open (or prove) an agency of somebody else's.
create policy keepers_add on accounts.agency_in_partnership for insert to throughline_app
  with check (partnership_id = accounts.my_keeping_partnership() and accounts.is_new_agency(agency_id));
create policy keepers_change on accounts.agency_in_partnership for update to throughline_app
  using (partnership_id = accounts.my_keeping_partnership()) with check (partnership_id = accounts.my_keeping_partnership());
create policy system_works on accounts.agency_in_partnership to throughline_worker
  using (partnership_id = accounts.system_partnership()) with check (partnership_id = accounts.system_partnership());

create policy members_read on accounts.agency for select to throughline_app using (id = any (accounts.my_agency_ids()));
create policy system_reads on accounts.agency for select to throughline_worker using (id = any (accounts.system_agency_ids()));
create policy members_read on accounts.agency_service for select to throughline_app
  using (agency_id = any (accounts.my_agency_ids()));
create policy system_works on accounts.agency_service to throughline_worker
  using (agency_id = any (accounts.system_agency_ids())) with check (agency_id = any (accounts.system_agency_ids()));
create policy keepers_add_services on accounts.agency_service for insert to throughline_app
  with check (agency_id = any (accounts.my_agency_ids()) and accounts.my_keeping_partnership() is not null);
-- A new agency is inserted before it has a place in the partnership; the place is what makes it visible.
create policy keepers_add on accounts.agency for insert to throughline_app
  with check (accounts.my_keeping_partnership() is not null);
create policy keepers_change on accounts.agency for update to throughline_app
  using (id = any (accounts.my_agency_ids()) and accounts.my_keeping_partnership() is not null)
  with check (id = any (accounts.my_agency_ids()) and accounts.my_keeping_partnership() is not null);
create policy system_adds on accounts.agency for insert to throughline_worker
  with check (accounts.system_partnership() is not null);
create policy system_changes on accounts.agency for update to throughline_worker
  using (id = any (accounts.system_agency_ids())) with check (id = any (accounts.system_agency_ids()));

-- The platform's tables, now that it is known who acts.
alter table platform.submission enable row level security;
alter table platform.submission force row level security;
create policy own on platform.submission to throughline_app
  using (partnership_id = accounts.my_partnership() and membership_id = accounts.my_membership())
  with check (partnership_id = accounts.my_partnership() and membership_id = accounts.my_membership());
grant select, insert (partnership_id, membership_id, token, route, location), update (location)
  on platform.submission to throughline_app;
create policy system_clears on platform.submission to throughline_worker
  using (partnership_id = accounts.system_partnership());
grant select, delete on platform.submission to throughline_worker;

alter table audit_log.event enable row level security;
alter table audit_log.event force row level security;
alter table audit_log.event_default enable row level security;
alter table audit_log.event_default force row level security;
create policy own on audit_log.event for insert to throughline_app
  with check (partnership_id = accounts.my_partnership() and membership_id = accounts.my_membership()
    and person_id = accounts.live_session_person() and system is null);
create policy system_writes on audit_log.event for insert to throughline_worker
  with check (partnership_id = accounts.system_partnership() and person_id is null and membership_id is null and system is not null);
create policy system_seals on audit_log.event for select to throughline_worker
  using (partnership_id = accounts.system_partnership());
create policy log_reader_reads on audit_log.event for select to throughline_log_reader using (true);
grant insert (partnership_id, id, person_id, membership_id, system, event, outcome, subjects, detail, request_id)
  on audit_log.event to throughline_app, throughline_worker;
grant select on audit_log.event to throughline_worker, throughline_log_reader;
grant execute on function accounts.live_session_person() to throughline_app;

alter table audit_log.seal enable row level security;
alter table audit_log.seal force row level security;
create policy system_seals on audit_log.seal to throughline_worker
  using (partnership_id = accounts.system_partnership()) with check (partnership_id = accounts.system_partnership());
create policy log_reader_reads on audit_log.seal for select to throughline_log_reader using (true);
grant select, insert (partnership_id, number, event_at, event_id, leaf, chain) on audit_log.seal to throughline_worker;
grant select on audit_log.seal to throughline_log_reader;

