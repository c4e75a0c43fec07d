-- What somebody typed and could not send stays in their browser, sealed there under a key of this sign-in. The key is kept
-- here sealed, given to whoever holds the session, and erased when they sign out. Who signs in again in the same browser
-- after their time ran out, or after the browser was closed, opens what they left for a day.

alter table accounts.session
  add column unsent_key_id uuid,
  add column sealed_unsent_key bytea check (length(sealed_unsent_key) <= 200),
  -- The same person signed in again in this browser: what the session sealed may still be opened.
  add column is_continued boolean not null default false,
  add check ((unsent_key_id is null) = (sealed_unsent_key is null));

create or replace function accounts.end_session() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set ended_at = now(), unsent_key_id = null, sealed_unsent_key = null
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
$$;

-- Ends the session with which this browser comes because somebody signs in: its key stays for the same person only.
create function accounts.end_former_session(whose uuid) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set ended_at = now(), is_continued = (person_id = whose),
    unsent_key_id = case when person_id = whose then unsent_key_id end,
    sealed_unsent_key = case when person_id = whose then sealed_unsent_key end
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
$$;
revoke execute on function accounts.end_former_session(uuid) from public;

create or replace function accounts.begin_session(new_key_hash bytea, try_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.settle_try(try_id);
begin
  if whose is null then return false; end if;
  perform accounts.end_former_session(whose);
  insert into accounts.session (key_hash, person_id) values (new_key_hash, whose);
  return true;
end $$;

create or replace function accounts.begin_demonstration_session(new_key_hash bytea, whose uuid, event_id uuid)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.installation_kind() <> 'demonstration' then return false; end if;
  perform accounts.end_former_session(whose);
  insert into accounts.session (key_hash, person_id, factors) values (new_key_hash, whose, 2);
  perform accounts.record_sign_in(event_id, whose, 'signed_in');
  return true;
end $$;

-- The key of this session: the one it has, or else the one that is offered. No row for whoever is not signed in.
create function accounts.keep_unsent_key(new_id uuid, new_sealed bytea) returns table (id uuid, sealed bytea)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare here bytea := sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'));
begin
  if accounts.live_session_person() is null then return; end if;
  update accounts.session s set unsent_key_id = new_id, sealed_unsent_key = new_sealed
    where s.key_hash = here and s.unsent_key_id is null;
  return query select s.unsent_key_id, s.sealed_unsent_key from accounts.session s where s.key_hash = here;
end $$;

-- A key of an earlier sign-in of the same person, for a day after that ended by itself. Null once they signed out of it, or
-- it was ended for them.
create function accounts.find_unsent_key(wanted uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.sealed_unsent_key from accounts.session s
  where s.person_id = accounts.live_session_person() and s.unsent_key_id = wanted
    and (s.ended_at is null or s.is_continued)
    and coalesce(s.ended_at, least(s.ends_at, s.seen_at + s.idle_limit)) > now() - interval '1 day'
$$;
grant execute on function accounts.keep_unsent_key(uuid, bytea), accounts.find_unsent_key(uuid) to throughline_app;

create or replace function accounts.clear_ended() returns int
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare cleared int;
begin
  delete from accounts.session where ends_at < now() - interval '30 days' or ended_at < now() - interval '30 days';
  get diagnostics cleared = row_count;
  update accounts.session set unsent_key_id = null, sealed_unsent_key = null
    where sealed_unsent_key is not null and ((ended_at is not null and not is_continued)
      or coalesce(ended_at, least(ends_at, seen_at + idle_limit)) < now() - interval '1 day');
  delete from accounts.one_time_link where expires_at < now() - interval '30 days';
  delete from accounts.sign_in_try where quarter < floor(extract(epoch from now()) / 900) - 1;
  return cleared;
end $$;
