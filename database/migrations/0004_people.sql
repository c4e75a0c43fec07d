-- What may be asked before there is a session, and what concerns people: named functions, each checked.
-- They run as the owner; each one says itself who may have what.

create function accounts.actor() returns table (
    membership_id uuid, person_id uuid, person_name text, partnership_id uuid, partnership_name text,
    partnership_short_name text, colour text, agency_id uuid, agency_name text, roles text[], post text, others int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, m.person_id, p.name, m.partnership_id, h.name, h.short_name, h.colour, m.agency_id, a.name, m.roles, m.post,
    (select count(*)::int - 1 from accounts.membership o where o.person_id = m.person_id
      and accounts.is_current(o.starts_on, o.ends_on, o.ended_at))
  from accounts.acting_membership() m
  join accounts.person p on p.id = m.person_id
  join accounts.partnership h on h.id = m.partnership_id
  left join accounts.agency a on a.id = m.agency_id
$$;

-- For whoever is signed in: what they may act as.
create function accounts.my_memberships() returns table (
    membership_id uuid, person_name text, partnership_name text, agency_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, h.name, a.name, m.roles, m.post
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  join accounts.partnership h on h.id = m.partnership_id
  left join accounts.agency a on a.id = m.agency_id
  where m.person_id = accounts.live_session_person() and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
  order by h.name, a.name nulls first, m.id
$$;

-- For the password check: nothing for an unknown or disabled person, so that the caller does the same work on a decoy.
create function accounts.credential_of(address text) returns table (person_id uuid, password_hash text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, c.password_hash from accounts.person p join accounts.credential c on c.person_id = p.id
  where p.email = lower(btrim(address)) and p.disabled_at is null
$$;

-- How often sign-in was refused for a person in the last quarter of an hour.
create function accounts.recent_refusals(whose uuid) returns int
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from accounts.sign_in_event e
  where e.person_id = whose and e.outcome = 'refused' and e.at > now() - interval '15 minutes'
    and e.at > coalesce((select max(g.at) from accounts.sign_in_event g
      where g.person_id = whose and g.outcome in ('signed_in', 'password_set')), '-infinity')
$$;

create function accounts.record_sign_in(event_id uuid, whose uuid, what text) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into accounts.sign_in_event (id, person_id, outcome) values (event_id, whose, what)
$$;

create function accounts.begin_session(new_key_hash bytea, whose uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into accounts.session (key_hash, person_id) values (new_key_hash, whose)
$$;

create function accounts.end_session() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set ended_at = now()
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
$$;

-- Written at most once a minute, so that reading pages is not writing.
create function accounts.keep_session() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set seen_at = now()
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
    and ended_at is null and ends_at > now() and seen_at > now() - idle_limit and seen_at < now() - interval '1 minute'
$$;

-- The server offers the first link only while there is nobody at all.
create function accounts.is_anybody_there() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select 1 from accounts.person) $$;

create function accounts.offer_first_link(new_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if accounts.is_anybody_there() then return false; end if;
  delete from accounts.one_time_link where purpose = 'first_administrator';
  insert into accounts.one_time_link (secret_hash, purpose, expires_at)
    values (new_hash, 'first_administrator', now() + interval '24 hours');
  return true;
end $$;

-- What an unused link is for: asking has no effect, so a mail scanner that opens it spoils nothing.
create function accounts.link_of(hash bytea) returns table (purpose text, person_name text, email text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.purpose, p.name, p.email from accounts.one_time_link l left join accounts.person p on p.id = l.person_id
  where l.secret_hash = hash and l.used_at is null and l.expires_at > now()
$$;

-- The first administrator also coordinates: somebody has to be able to begin. Makes the installation a real one.
create function accounts.create_first_administrator(hash bytea, person uuid, name_of_person text, address text,
    new_password_hash text, partnership uuid, name_of_partnership text, short_name_of_partnership text, membership uuid)
  returns boolean language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.one_time_link set used_at = now()
    where secret_hash = hash and purpose = 'first_administrator' and used_at is null and expires_at > now();
  if not found or accounts.is_anybody_there() then return false; end if;
  insert into platform.installation (kind) values ('real');
  insert into accounts.partnership (id, name, short_name) values (partnership, name_of_partnership, short_name_of_partnership);
  insert into accounts.person (id, name, email) values (person, name_of_person, lower(btrim(address)));
  insert into accounts.credential (person_id, password_hash) values (person, new_password_hash);
  insert into accounts.membership (id, person_id, partnership_id, roles)
    values (membership, person, partnership, array['administrator', 'coordinator']);
  return true;
end $$;

create function accounts.set_password(hash bytea, new_password_hash text, event_id uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  update accounts.one_time_link set used_at = now()
    where secret_hash = hash and purpose = 'set_password' and used_at is null and expires_at > now()
    returning person_id into whose;
  if whose is null then return null; end if;
  insert into accounts.credential (person_id, password_hash) values (whose, new_password_hash)
    on conflict (person_id) do update set password_hash = excluded.password_hash, changed_at = now();
  -- Whoever set a password may have had it stolen before: every open session ends.
  update accounts.session set ended_at = now() where person_id = whose and ended_at is null;
  perform accounts.record_sign_in(event_id, whose, 'password_set');
  return whose;
end $$;

-- Members of the partnership one administers.
create function accounts.list_members() returns table (
    membership_id uuid, person_id uuid, person_name text, email text, agency_id uuid, agency_name text, roles text[],
    post text, starts_on date, ends_on date, ended boolean, version int, has_password boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.id, p.name, p.email, m.agency_id, a.name, m.roles, m.post, m.starts_on, m.ends_on,
    not accounts.is_current(m.starts_on, m.ends_on, m.ended_at), m.version, c.person_id is not null
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  left join accounts.credential c on c.person_id = p.id
  where m.partnership_id = accounts.my_administering_partnership()
  order by p.name, m.id
$$;

-- Adds a member. A person known by that address elsewhere keeps their own name and password: only the membership is
-- new, and the answer is the same, so that nothing is learnt about other partnerships.
create function accounts.add_member(person uuid, name_of_person text, address text, membership uuid, agency uuid,
    new_roles text[], new_post text, link_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid; home uuid := accounts.my_administering_partnership();
begin
  if home is null then return 'refused'; end if;
  if agency is not null and not exists (select 1 from accounts.agency_in_partnership p
    where p.partnership_id = home and p.agency_id = agency) then return 'refused'; end if;
  insert into accounts.person (id, name, email) values (person, name_of_person, lower(btrim(address)))
    on conflict (email) do nothing;
  select id into whose from accounts.person where email = lower(btrim(address));
  if exists (select 1 from accounts.membership m where m.person_id = whose and m.partnership_id = home
    and m.agency_id is not distinct from agency and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)) then
    return 'member already';
  end if;
  insert into accounts.membership (id, person_id, partnership_id, agency_id, roles, post)
    values (membership, whose, home, agency, new_roles, nullif(btrim(new_post), ''));
  -- The link sets a first password only: it is no way into the account of a person who has one.
  if not exists (select 1 from accounts.credential c where c.person_id = whose) then
    delete from accounts.one_time_link l where l.person_id = whose and l.used_at is null;
    insert into accounts.one_time_link (secret_hash, purpose, person_id, expires_at)
      values (link_hash, 'set_password', whose, now() + interval '72 hours');
    return 'added with link';
  end if;
  return 'added';
end $$;

create function accounts.end_membership(which uuid, seen_version int) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare home uuid := accounts.my_administering_partnership();
begin
  if home is null then return 'refused'; end if;
  if which = accounts.my_membership() then return 'own'; end if;
  update accounts.membership set ended_at = now(), version = version + 1
    where id = which and partnership_id = home and version = seen_version and ended_at is null;
  if found then return 'ended'; end if;
  if exists (select 1 from accounts.membership where id = which and partnership_id = home) then return 'changed'; end if;
  return 'refused';
end $$;

-- A demonstration: only into an empty database, and then it is one for ever.
create function accounts.begin_demonstration() returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if accounts.is_anybody_there() or platform.installation_kind() <> 'empty' then return false; end if;
  if exists (select 1 from accounts.partnership) then return false; end if;
  insert into platform.installation (kind) values ('demonstration');
  return true;
end $$;

create function accounts.add_demonstration_person(person uuid, name_of_person text, address text, membership uuid,
    home uuid, agency uuid, new_roles text[], new_post text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.installation_kind() <> 'demonstration' then raise exception 'This is not a demonstration.'; end if;
  insert into accounts.person (id, name, email) values (person, name_of_person, address) on conflict (id) do nothing;
  insert into accounts.membership (id, person_id, partnership_id, agency_id, roles, post)
    values (membership, person, home, agency, new_roles, new_post) on conflict (id) do nothing;
end $$;

-- The page that signs anybody in with a click exists in a demonstration only: elsewhere there is nobody on it.
create function accounts.demonstration_people() returns table (
    person_id uuid, person_name text, membership_id uuid, partnership_name text, agency_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, m.id, h.name, a.name, m.roles, m.post
  from accounts.membership m join accounts.person p on p.id = m.person_id
  join accounts.partnership h on h.id = m.partnership_id left join accounts.agency a on a.id = m.agency_id
  where platform.installation_kind() = 'demonstration'
  order by h.name, m.starts_on, p.name, m.id
$$;

-- Sessions and links that ended long ago.
create function accounts.clear_ended() returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare cleared int;
begin
  delete from accounts.session where ends_at < now() - interval '30 days' or ended_at < now() - interval '30 days';
  get diagnostics cleared = row_count;
  delete from accounts.one_time_link where expires_at < now() - interval '30 days';
  return cleared;
end $$;

grant execute on function accounts.actor(), accounts.my_memberships(), accounts.credential_of(text),
  accounts.recent_refusals(uuid), accounts.record_sign_in(uuid, uuid, text), accounts.begin_session(bytea, uuid),
  accounts.end_session(), accounts.keep_session(), accounts.is_anybody_there(), accounts.link_of(bytea),
  accounts.create_first_administrator(bytea, uuid, text, text, text, uuid, text, text, uuid),
  accounts.set_password(bytea, text, uuid), accounts.list_members(),
  accounts.add_member(uuid, text, text, uuid, uuid, text[], text, bytea), accounts.end_membership(uuid, int),
  accounts.demonstration_people() to throughline_app;
grant execute on function accounts.is_anybody_there(), accounts.offer_first_link(bytea), accounts.begin_demonstration(),
  accounts.add_demonstration_person(uuid, text, text, uuid, uuid, uuid, text[], text), accounts.clear_ended()
  to throughline_worker;
