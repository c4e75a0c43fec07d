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

-- Members of the partnership one administers. 'until' is the last day, also of a membership that was ended by hand.
create function accounts.list_members() returns table (
    membership_id uuid, person_id uuid, person_name text, email text, agency_id uuid, agency_name text, roles text[],
    post text, starts_on date, until date, ended boolean, version int, has_password boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.id, p.name, p.email, m.agency_id, a.name, m.roles, m.post, m.starts_on,
    least((m.ended_at at time zone 'Europe/London')::date, m.ends_on),
    not accounts.is_current(m.starts_on, m.ends_on, m.ended_at), m.version, c.person_id is not null
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  left join accounts.credential c on c.person_id = p.id
  where m.partnership_id = accounts.my_administering_partnership()
  order by p.name, m.id
$$;

-- Whether a person acts in another partnership, now or from a later day. One sign-in serves them all, so no
-- administrator of one may then give a way into it.
create function accounts.acts_elsewhere(whose uuid, home uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.membership m where m.person_id = whose and m.partnership_id <> home
    and m.ended_at is null and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/London')::date))
$$;

-- A new link takes the place of those not used.
create function accounts.replace_link(whose uuid, link_hash bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from accounts.one_time_link l where l.person_id = whose and l.used_at is null;
  insert into accounts.one_time_link (secret_hash, purpose, person_id, expires_at)
    values (link_hash, 'set_password', whose, now() + interval '72 hours');
$$;

-- Adds a member. A person known by that address elsewhere keeps their own name and password: only the membership is
-- new. A link sets a first password only, and only of somebody who acts nowhere else.
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
  if exists (select 1 from accounts.credential c where c.person_id = whose) or accounts.acts_elsewhere(whose, home) then
    return 'added';
  end if;
  perform accounts.replace_link(whose, link_hash);
  return 'added with link';
end $$;

-- A new link for a member who has no password or forgot it.
create function accounts.offer_link(which uuid, link_hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid; home uuid := accounts.my_administering_partnership();
begin
  select m.person_id into whose from accounts.membership m join accounts.person p on p.id = m.person_id
    where m.id = which and m.partnership_id = home and p.disabled_at is null
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
  if whose is null then return 'refused'; end if;
  if accounts.acts_elsewhere(whose, home) then return 'acts elsewhere'; end if;
  perform accounts.replace_link(whose, link_hash);
  return 'offered';
end $$;

-- The same for whoever runs the installation, also for somebody who acts in several partnerships. Returns the
-- memberships the person holds, so that it is recorded in each partnership; none when nobody of that address acts here.
create function accounts.offer_link_to(address text, link_hash bytea) returns table (
    partnership_id uuid, membership_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  select p.id into whose from accounts.person p where p.email = lower(btrim(address)) and p.disabled_at is null
    and exists (select 1 from accounts.membership m where m.person_id = p.id
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at));
  if whose is null then return; end if;
  perform accounts.replace_link(whose, link_hash);
  return query select m.partnership_id, m.id from accounts.membership m where m.person_id = whose
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
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

-- Whether an agency that serves the partnership one keeps serves another as well: a change of its name shows there too.
create function accounts.is_agency_shared(which uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.agency_in_partnership a
      where a.agency_id = which and a.partnership_id = accounts.my_keeping_partnership())
    and exists (select 1 from accounts.agency_in_partnership a
      where a.agency_id = which and a.partnership_id <> accounts.my_keeping_partnership())
$$;

-- Whether any row anywhere points to an area. Asks the catalogue which tables do, so that it knows of steps that come
-- later without naming them; runs as whoever asks, who sees only rows of their own partnership.
create function accounts.is_area_used(home uuid, area uuid) returns boolean
  language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare pointing record; used boolean;
begin
  for pointing in
    select c.conrelid::regclass as source, a.attname as column_of_partnership, b.attname as column_of_area
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute b on b.attrelid = c.conrelid and b.attnum = c.conkey[2]
    where c.contype = 'f' and c.confrelid = 'accounts.area'::regclass
  loop
    execute format('select exists (select 1 from %s where %I = $1 and %I = $2)',
      pointing.source, pointing.column_of_partnership, pointing.column_of_area) into used using home, area;
    if used then return true; end if;
  end loop;
  return false;
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
  accounts.offer_link(uuid, bytea), accounts.is_agency_shared(uuid), accounts.is_area_used(uuid, uuid),
  accounts.demonstration_people() to throughline_app;
grant execute on function accounts.is_anybody_there(), accounts.offer_first_link(bytea),
  accounts.offer_link_to(text, bytea), accounts.begin_demonstration(),
  accounts.add_demonstration_person(uuid, text, text, uuid, uuid, uuid, text[], text), accounts.clear_ended()
  to throughline_worker;
