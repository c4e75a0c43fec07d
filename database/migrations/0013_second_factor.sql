-- A second factor. After a right password a session is half open: it is nobody to every policy and named function until
-- the second factor was shown, or unless its person needs none. Factors are rows of a kind, so that passkeys can follow.

-- Who needs one: a setting of each partnership, kept by its administrators.
alter table accounts.partnership add column second_factor text not null default 'everybody'
  check (second_factor in ('everybody', 'who sees work under way'));
grant update (second_factor) on accounts.partnership to throughline_app;

-- How many factors were shown, and when the password was typed last: enrolling a factor asks for a fresh one.
alter table accounts.session
  add column factors smallint not null default 1 check (factors in (1, 2)),
  add column password_at timestamptz not null default now();

-- The secret is sealed by the server under a key of the key store; the database never sees it. `used_step` is the last
-- 30-second step whose code was accepted: none before it, and not itself, is accepted again.
create table accounts.factor (
  person_id uuid not null references accounts.person (id) on delete restrict,
  id uuid not null,
  kind text not null check (kind in ('totp')),
  sealed bytea not null check (length(sealed) between 30 and 1024),
  used_step bigint,
  added_at timestamptz not null default now(),
  primary key (person_id, id)
);

create table accounts.recovery_code (
  person_id uuid not null references accounts.person (id) on delete restrict,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- Tries are counted before they are judged. Each takes a numbered place in its quarter of an hour; the primary key keeps
-- two sent at the same moment from taking the same one, which a count could not under snapshots that do not see each other.
create table accounts.sign_in_try (
  person_id uuid not null references accounts.person (id) on delete restrict,
  kind text not null check (kind in ('password', 'code')),
  quarter bigint not null,
  place smallint not null,
  primary key (person_id, kind, quarter, place)
);

do $$
declare name text;
begin
  foreach name in array array['factor', 'recovery_code', 'sign_in_try'] loop
    execute format('alter table accounts.%I enable row level security', name);
    execute format('alter table accounts.%I force row level security', name);
    execute format('create policy owner_keeps on accounts.%I to throughline_owner using (true) with check (true)', name);
  end loop;
end $$;

alter table accounts.sign_in_event drop constraint sign_in_event_outcome_check;
alter table accounts.sign_in_event add constraint sign_in_event_outcome_check check (outcome in (
  'signed_in', 'refused', 'signed_out', 'throttled', 'password_set', 'code_right', 'code_refused', 'recovery_code_used',
  'factor_added', 'factor_reset', 'recovery_codes_made', 'sessions_ended'));

-- Whether a person must show two factors: they have a second one, or one of the hats they wear now asks for it.
create function accounts.must_show_two(whose uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.factor f where f.person_id = whose)
    or exists (select 1 from accounts.membership m join accounts.partnership h on h.id = m.partnership_id
      where m.person_id = whose and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
        and (h.second_factor = 'everybody'
          or not m.roles <@ array['board_member', 'scrutineer', 'recommendation_owner', 'practitioner']))
$$;

-- Whoever typed a right password in this browser, half open or not: for the pages of the second factor only.
create function accounts.password_person() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select s.person_id from accounts.session s join accounts.person p on p.id = s.person_id
    where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
      and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - s.idle_limit and p.disabled_at is null);
end $$;

create or replace function accounts.live_session_person() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare found record;
begin
  select s.person_id, s.factors into found from accounts.session s join accounts.person p on p.id = s.person_id
    where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
      and s.ended_at is null and s.ends_at > now() and s.seen_at > now() - s.idle_limit and p.disabled_at is null;
  if found.factors < 2 and accounts.must_show_two(found.person_id) then return null; end if;
  return found.person_id;
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
  if shown < 2 and found.id is not null and accounts.must_show_two(found.person_id) then return null; end if;
  return found;
end $$;

-- Takes a place for one more try; false when the quarter of an hour has none left. A taken place stays taken until the
-- quarter is over or the right thing was shown, so that nobody can keep an account waiting for longer.
create function accounts.take_try(whose uuid, which text, allowed int) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare now_quarter bigint := floor(extract(epoch from now()) / 900);
begin
  for next_place in 1 .. allowed loop
    if exists (select 1 from accounts.sign_in_try t where t.person_id = whose and t.kind = which
      and t.quarter = now_quarter and t.place = next_place) then continue; end if;
    begin
      insert into accounts.sign_in_try (person_id, kind, quarter, place) values (whose, which, now_quarter, next_place);
      return true;
    exception when unique_violation then null;
    end;
  end loop;
  return false;
end $$;

-- One try with a password at an address: noted as refused until it is shown to be right. Nothing for an unknown or closed
-- account, which leaves the same trace and costs the caller the same work on a decoy.
create function accounts.begin_try(event_id uuid, address text) returns table (
    person_id uuid, password_hash text, waits boolean)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid; kept text; late boolean := false;
begin
  select p.id, c.password_hash into whose, kept from accounts.person p join accounts.credential c on c.person_id = p.id
    where p.email = lower(btrim(address)) and p.disabled_at is null;
  if whose is not null then late := not accounts.take_try(whose, 'password', 10); end if;
  insert into accounts.sign_in_event (id, person_id, outcome)
    values (event_id, whose, case when late then 'throttled' else 'refused' end);
  if whose is not null then return query select whose, kept, late; end if;
end $$;

-- The password of that try was right: returns whose it was, once, within the minute; the account's tries are free again.
create function accounts.settle_try(event_id uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  update accounts.sign_in_event e set outcome = 'signed_in'
    where e.id = event_id and e.outcome = 'refused' and e.at > now() - interval '1 minute' and e.person_id is not null
    returning e.person_id into whose;
  delete from accounts.sign_in_try t where t.person_id = whose and t.kind = 'password';
  return whose;
end $$;

-- Only the functions below note what became of a sign-in.
revoke execute on function accounts.record_sign_in(uuid, uuid, text) from throughline_app;
drop function accounts.begin_session(bytea, uuid);
drop function accounts.credential_of(text);
drop function accounts.recent_refusals(uuid);

-- Begins a session that has shown one factor, in place of the one this browser came with.
create function accounts.begin_session(new_key_hash bytea, try_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.settle_try(try_id);
begin
  if whose is null then return false; end if;
  perform accounts.end_session();
  insert into accounts.session (key_hash, person_id) values (new_key_hash, whose);
  return true;
end $$;

-- A click in a demonstration signs in fully; nowhere else does anything.
create function accounts.begin_demonstration_session(new_key_hash bytea, whose uuid, event_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.installation_kind() <> 'demonstration' then return false; end if;
  perform accounts.end_session();
  insert into accounts.session (key_hash, person_id, factors) values (new_key_hash, whose, 2);
  perform accounts.record_sign_in(event_id, whose, 'signed_in');
  return true;
end $$;

-- Where somebody stands on the way in: 'open', 'code' (show the second factor), 'set up' (there is none yet). No row
-- when nobody has typed a right password here.
create function accounts.my_standing() returns table (
    person_id uuid, person_name text, email text, stage text, has_factor boolean, codes_left int, password_fresh boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, p.email,
    case when accounts.live_session_person() is not null then 'open' when f.there then 'code' else 'set up' end,
    f.there,
    (select count(*)::int from accounts.recovery_code r where r.person_id = p.id and r.used_at is null),
    (select s.password_at > now() - interval '10 minutes' from accounts.session s
      where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')))
  from accounts.person p,
    lateral (select exists (select 1 from accounts.factor o where o.person_id = p.id) as there) f
  where p.id = accounts.password_person()
$$;

-- One try with a code, of whatever session: five in a quarter of an hour for the account as a whole.
create function accounts.begin_code_try(event_id uuid) returns table (
    waits boolean, factor_id uuid, kind text, sealed bytea, used_step bigint)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.password_person(); late boolean;
begin
  if whose is null then return; end if;
  late := not accounts.take_try(whose, 'code', 5);
  insert into accounts.sign_in_event (id, person_id, outcome)
    values (event_id, whose, case when late then 'throttled' else 'code_refused' end);
  return query select late, f.id, f.kind, f.sealed, f.used_step from accounts.factor f where f.person_id = whose;
end $$;

-- The session opens under a new key: the one that went over the wire before is worth nothing any more.
create function accounts.open_session(new_key_hash bytea) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set key_hash = new_key_hash, factors = 2, seen_at = now()
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
$$;

create function accounts.settle_code_try(event_id uuid, what text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.password_person();
begin
  update accounts.sign_in_event e set outcome = what where e.id = event_id and e.person_id = whose
    and e.outcome = 'code_refused' and e.at > now() - interval '1 minute';
  if not found then return false; end if;
  delete from accounts.sign_in_try t where t.person_id = whose and t.kind = 'code';
  return true;
end $$;

-- The code of that step was right. False when it, or a later one, was accepted before.
create function accounts.show_code(event_id uuid, factor uuid, step bigint, new_key_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.factor f set used_step = step where f.person_id = accounts.password_person() and f.id = factor
    and (f.used_step is null or f.used_step < step);
  if not found then return false; end if;
  if not accounts.settle_code_try(event_id, 'code_right') then raise exception 'A code needs a try.'; end if;
  perform accounts.open_session(new_key_hash);
  return true;
end $$;

create function accounts.show_recovery_code(event_id uuid, hash bytea, new_key_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.recovery_code r set used_at = now()
    where r.person_id = accounts.password_person() and r.code_hash = hash and r.used_at is null;
  if not found then return false; end if;
  if not accounts.settle_code_try(event_id, 'recovery_code_used') then raise exception 'A code needs a try.'; end if;
  perform accounts.open_session(new_key_hash);
  return true;
end $$;

create function accounts.end_other_sessions() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set ended_at = now() where person_id = accounts.password_person() and ended_at is null
    and key_hash <> sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
$$;

create function accounts.replace_recovery_codes(whose uuid, code_hashes bytea[]) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  delete from accounts.recovery_code r where r.person_id = whose;
  insert into accounts.recovery_code (person_id, code_hash) select whose, unnest(code_hashes);
$$;

-- Enrols the factor whose first code was shown, in place of any before. Needs a password typed within ten minutes, and,
-- where there is a factor already, a session that has shown it: a stolen half-open session enrols nothing.
create function accounts.add_factor(event_id uuid, factor uuid, which text, sealed_secret bytea, step bigint,
    code_hashes bytea[], new_key_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.password_person();
begin
  if not exists (select 1 from accounts.session s
    where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
      and s.person_id = whose and s.password_at > now() - interval '10 minutes'
      and (s.factors = 2 or not exists (select 1 from accounts.factor f where f.person_id = whose))) then
    return false;
  end if;
  delete from accounts.factor f where f.person_id = whose;
  insert into accounts.factor (person_id, id, kind, sealed, used_step) values (whose, factor, which, sealed_secret, step);
  perform accounts.replace_recovery_codes(whose, code_hashes);
  perform accounts.end_other_sessions();
  perform accounts.open_session(new_key_hash);
  perform accounts.record_sign_in(event_id, whose, 'factor_added');
  return true;
end $$;

-- Takes the second factor away, so that a new one is set up at the next sign-in, and ends every session.
create function accounts.forget_factors(event_id uuid, whose uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from accounts.factor f where f.person_id = whose;
  delete from accounts.recovery_code r where r.person_id = whose;
  update accounts.session set ended_at = now() where person_id = whose and ended_at is null;
  perform accounts.record_sign_in(event_id, whose, 'factor_reset');
end $$;

-- By an administrator, for a member who acts nowhere else: 'reset', 'none', 'own', 'acts elsewhere', 'refused'.
create function accounts.reset_factors(event_id uuid, which uuid) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid; home uuid := accounts.my_administering_partnership();
begin
  select m.person_id into whose from accounts.membership m where m.id = which and m.partnership_id = home
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
  if whose is null then return 'refused'; end if;
  if whose = accounts.live_session_person() then return 'own'; end if;
  if accounts.acts_elsewhere(whose, home) then return 'acts elsewhere'; end if;
  if not exists (select 1 from accounts.factor f where f.person_id = whose) then return 'none'; end if;
  perform accounts.forget_factors(event_id, whose);
  return 'reset';
end $$;

-- The same for whoever runs the installation. Returns the memberships, as offer_link_to does.
create function accounts.reset_factors_of(event_id uuid, address text) returns table (
    partnership_id uuid, membership_id uuid)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  select p.id into whose from accounts.person p where p.email = lower(btrim(address))
    and exists (select 1 from accounts.factor f where f.person_id = p.id)
    and exists (select 1 from accounts.membership m where m.person_id = p.id
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at));
  if whose is null then return; end if;
  perform accounts.forget_factors(event_id, whose);
  return query select m.partnership_id, m.id from accounts.membership m where m.person_id = whose
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at);
end $$;

-- Members as before, with whether each has a second factor and when they last signed in.
drop function accounts.list_members();
create function accounts.list_members() returns table (
    membership_id uuid, person_id uuid, person_name text, email text, agency_id uuid, agency_name text, roles text[],
    post text, starts_on date, until date, ended boolean, version int, has_password boolean, has_factor boolean,
    signed_in_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.id, p.name, p.email, m.agency_id, a.name, m.roles, m.post, m.starts_on,
    least((m.ended_at at time zone 'Europe/London')::date, m.ends_on),
    not accounts.is_current(m.starts_on, m.ends_on, m.ended_at), m.version, c.person_id is not null,
    exists (select 1 from accounts.factor f where f.person_id = p.id),
    (select max(e.at) from accounts.sign_in_event e where e.person_id = p.id and e.outcome = 'signed_in')
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  left join accounts.credential c on c.person_id = p.id
  where m.partnership_id = accounts.my_administering_partnership()
  order by p.name, m.id
$$;

create or replace function accounts.clear_ended() returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare cleared int;
begin
  delete from accounts.session where ends_at < now() - interval '30 days' or ended_at < now() - interval '30 days';
  get diagnostics cleared = row_count;
  delete from accounts.one_time_link where expires_at < now() - interval '30 days';
  delete from accounts.sign_in_try where quarter < floor(extract(epoch from now()) / 900) - 1;
  return cleared;
end $$;

grant execute on function accounts.begin_try(uuid, text), accounts.begin_session(bytea, uuid),
  accounts.begin_demonstration_session(bytea, uuid, uuid), accounts.my_standing(), accounts.begin_code_try(uuid),
  accounts.show_code(uuid, uuid, bigint, bytea), accounts.show_recovery_code(uuid, bytea, bytea),
  accounts.add_factor(uuid, uuid, text, bytea, bigint, bytea[], bytea), accounts.reset_factors(uuid, uuid),
  accounts.list_members() to throughline_app;
grant execute on function accounts.reset_factors_of(uuid, text) to throughline_worker;
