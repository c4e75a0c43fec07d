-- Contacts: who answers for an agency in a partnership, its lead and those who stand in. Being one opens nothing: what
-- somebody sees comes from a membership alone, so that no cover that ends leaves a door open.

-- What a contact that is a member points at: the membership for that very agency.
alter table accounts.membership add constraint membership_of_agency unique (partnership_id, agency_id, id);

create table accounts.contact (
  partnership_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  -- Somebody with an account: name, post and address then come from there. Otherwise the name stands here.
  membership_id uuid,
  name text check (length(btrim(name)) between 1 and 120),
  post text check (length(btrim(post)) between 1 and 120),
  -- What of the agency they answer for; the whole of it where neither is given.
  service_id uuid,
  setting_id uuid,
  part text not null check (part in ('lead', 'deputy', 'cover')),
  -- Deputies are asked in this order.
  position int not null default 1 check (position between 1 and 99),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  version int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, agency_id, id),
  check ((membership_id is null) = (name is not null)),
  check (membership_id is null or post is null),
  check (service_id is null or setting_id is null),
  -- Cover ends by itself, so it must say when.
  check (part <> 'cover' or ends_on is not null),
  foreign key (partnership_id, agency_id)
    references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict,
  foreign key (partnership_id, agency_id, membership_id)
    references accounts.membership (partnership_id, agency_id, id) on delete restrict,
  foreign key (partnership_id, agency_id, setting_id)
    references accounts.setting (partnership_id, agency_id, id) on delete restrict,
  foreign key (agency_id, service_id) references accounts.agency_service (agency_id, id) on delete restrict
);

-- How they are reached. A table of its own, because fewer people need it than need to know who leads.
create table accounts.contact_way (
  partnership_id uuid not null,
  contact_id uuid not null,
  agency_id uuid not null,
  email text check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  telephone text check (length(btrim(telephone)) between 1 and 40),
  out_of_hours boolean not null,
  reachable text check (length(btrim(reachable)) between 1 and 300),
  primary key (partnership_id, contact_id),
  foreign key (partnership_id, agency_id, contact_id)
    references accounts.contact (partnership_id, agency_id, id) on delete restrict
);

-- The agencies whose contacts somebody may reach: every one for whoever coordinates or administers, their own for
-- everybody else.
create function accounts.my_reached_agency_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  if acting.agency_id is null or acting.roles && array['coordinator', 'administrator'] then
    return accounts.my_kept_agency_ids();
  end if;
  return array[acting.agency_id];
end $$;

-- What a contact that is a member takes from there. 'until' is the last whole day on which the membership holds.
create function accounts.contact_members() returns table (
    contact_id uuid, person_name text, post text, email text, since date, until date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, p.name, m.post, case when c.agency_id = any (reached.ids) then p.email end, m.starts_on,
    least(m.ends_on, (m.ended_at at time zone 'Europe/London')::date - 1,
      (p.disabled_at at time zone 'Europe/London')::date - 1)
  from (select accounts.my_learning_partnership() as home, accounts.my_reached_agency_ids() as ids) reached
  join accounts.contact c on c.partnership_id = reached.home
  join accounts.membership m on m.id = c.membership_id
  join accounts.person p on p.id = m.person_id
$$;

-- The people of an agency that one keeps, to choose a contact from: those who act for it now or from a later day.
create function accounts.list_agency_people(agency uuid) returns table (
    membership_id uuid, person_name text, post text, roles text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, m.post, m.roles
  from (select accounts.my_partnership() as home, accounts.my_kept_agency_ids() as ids) kept
  join accounts.membership m on m.partnership_id = kept.home and m.agency_id = agency
  join accounts.person p on p.id = m.person_id
  where agency = any (kept.ids) and m.ended_at is null and p.disabled_at is null
    and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/London')::date)
  order by p.name, m.id
$$;
grant execute on function accounts.my_reached_agency_ids(), accounts.contact_members(),
  accounts.list_agency_people(uuid) to throughline_app;

do $$
declare name text;
begin
  foreach name in array array['contact', 'contact_way'] loop
    execute format('alter table accounts.%I enable row level security', name);
    execute format('alter table accounts.%I force row level security', name);
    execute format('create policy owner_keeps on accounts.%I to throughline_owner using (true) with check (true)', name);
    execute format('create policy keepers_add on accounts.%I for insert to throughline_app
      with check (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()))', name);
    execute format('create policy keepers_change on accounts.%I for update to throughline_app
      using (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()))
      with check (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()))', name);
    execute format('create policy keepers_remove on accounts.%I for delete to throughline_app
      using (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()))', name);
    execute format('create policy system_works on accounts.%I to throughline_worker
      using (partnership_id = accounts.system_partnership())
      with check (partnership_id = accounts.system_partnership())', name);
  end loop;
end $$;
create policy members_read on accounts.contact for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership());
create policy colleagues_and_keepers_read on accounts.contact_way for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and agency_id = any (accounts.my_reached_agency_ids()));

grant select, insert (partnership_id, id, agency_id, membership_id, name, post, service_id, setting_id, part, position,
  starts_on, ends_on) on accounts.contact to throughline_app, throughline_worker;
grant update (membership_id, name, post, service_id, part, position, starts_on, ends_on, version), delete
  on accounts.contact to throughline_app;
grant select, insert (partnership_id, contact_id, agency_id, email, telephone, out_of_hours, reachable)
  on accounts.contact_way to throughline_app, throughline_worker;
grant update (email, telephone, out_of_hours, reachable), delete on accounts.contact_way to throughline_app;
