-- Signing out withdraws the keys of earlier sign-ins in the same browser too, not its own alone.

alter table accounts.session add column earlier_unsent_keys uuid[] not null default '{}';

create or replace function accounts.end_session() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (
    update accounts.session set ended_at = now(), unsent_key_id = null, sealed_unsent_key = null
    where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
    returning key_hash, person_id, earlier_unsent_keys
  )
  update accounts.session s set unsent_key_id = null, sealed_unsent_key = null
  from ended e where s.person_id = e.person_id and s.key_hash <> e.key_hash
    and s.unsent_key_id = any (e.earlier_unsent_keys)
$$;

-- Ends the session with which this browser comes because somebody signs in: its key stays for the same person only. Which
-- keys that are.
drop function accounts.end_former_session(uuid);
create function accounts.end_former_session(whose uuid) returns uuid[]
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  update accounts.session set ended_at = now(), is_continued = (person_id = whose),
    unsent_key_id = case when person_id = whose then unsent_key_id end,
    sealed_unsent_key = case when person_id = whose then sealed_unsent_key end
  where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8')) and ended_at is null
  returning case when person_id = whose then array_remove(earlier_unsent_keys || unsent_key_id, null) else '{}' end
$$;
revoke execute on function accounts.end_former_session(uuid) from public;

create or replace function accounts.begin_session(new_key_hash bytea, try_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.settle_try(try_id);
begin
  if whose is null then return false; end if;
  insert into accounts.session (key_hash, person_id, earlier_unsent_keys)
    values (new_key_hash, whose, coalesce(accounts.end_former_session(whose), '{}'));
  return true;
end $$;

create or replace function accounts.begin_demonstration_session(new_key_hash bytea, whose uuid, event_id uuid)
  returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  if platform.installation_kind() <> 'demonstration' then return false; end if;
  insert into accounts.session (key_hash, person_id, factors, earlier_unsent_keys)
    values (new_key_hash, whose, 2, coalesce(accounts.end_former_session(whose), '{}'));
  perform accounts.record_sign_in(event_id, whose, 'signed_in');
  return true;
end $$;

-- A key of an earlier sign-in of the same person in this browser, for a day after that ended by itself. Null once they
-- signed out, or it was ended for them. What was opened once is withdrawn with this session's own.
drop function accounts.find_unsent_key(uuid);
create function accounts.open_unsent_key(wanted uuid) returns bytea
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose uuid := accounts.live_session_person();
  found_key bytea;
begin
  select s.sealed_unsent_key into found_key from accounts.session s
    where s.person_id = whose and s.unsent_key_id = wanted and (s.ended_at is null or s.is_continued)
      and coalesce(s.ended_at, least(s.ends_at, s.seen_at + s.idle_limit)) > now() - interval '1 day';
  if found_key is not null then
    update accounts.session s set earlier_unsent_keys = s.earlier_unsent_keys || wanted
      where s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
        and not wanted = any (s.earlier_unsent_keys);
  end if;
  return found_key;
end $$;
grant execute on function accounts.open_unsent_key(uuid) to throughline_app;
