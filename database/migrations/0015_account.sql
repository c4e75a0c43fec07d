-- Your account: what somebody who is signed in, fully and in whatever hat, may see and change of themselves. What could
-- lock the owner out asks for the password again, typed in this very step.

create function accounts.my_account() returns table (
    person_id uuid, person_name text, email text, password_changed_at timestamptz, factor_added_at timestamptz,
    codes_left int)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.name, p.email,
    (select c.changed_at from accounts.credential c where c.person_id = p.id),
    (select max(f.added_at) from accounts.factor f where f.person_id = p.id),
    (select count(*)::int from accounts.recovery_code r where r.person_id = p.id and r.used_at is null)
  from accounts.person p where p.id = accounts.live_session_person()
$$;

create function accounts.my_sessions() returns table (began_at timestamptz, seen_at timestamptz, is_this boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.began_at, s.seen_at,
    s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
  from accounts.session s
  where s.person_id = accounts.live_session_person() and s.ended_at is null and s.ends_at > now()
    and s.seen_at > now() - s.idle_limit
  order by s.seen_at desc, s.began_at
$$;

-- The password of that try was right, and the try was this person's.
create function accounts.confirm_password(event_id uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.live_session_person();
begin
  if whose is null or whose is distinct from accounts.settle_try(event_id) then return false; end if;
  update accounts.session set password_at = now()
    where key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'));
  return true;
end $$;

create function accounts.is_password_just_typed() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.session s where s.person_id = accounts.live_session_person()
    and s.key_hash = sha256(convert_to(coalesce(current_setting('app.session', true), ''), 'UTF8'))
    and s.password_at > now() - interval '1 minute')
$$;

create function accounts.change_my_name(seen text, new_name text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.person set name = new_name where id = accounts.live_session_person() and name = seen;
  return found;
end $$;

create function accounts.change_my_password(event_id uuid, new_password_hash text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.live_session_person();
begin
  if whose is null or not accounts.is_password_just_typed() then return false; end if;
  update accounts.credential set password_hash = new_password_hash, changed_at = now() where person_id = whose;
  delete from accounts.one_time_link l where l.person_id = whose and l.used_at is null;
  perform accounts.end_other_sessions();
  perform accounts.record_sign_in(event_id, whose, 'password_set');
  return true;
end $$;

create function accounts.remake_recovery_codes(event_id uuid, code_hashes bytea[]) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.live_session_person();
begin
  if whose is null or not accounts.is_password_just_typed() then return false; end if;
  if not exists (select 1 from accounts.factor f where f.person_id = whose) then return false; end if;
  perform accounts.replace_recovery_codes(whose, code_hashes);
  perform accounts.record_sign_in(event_id, whose, 'recovery_codes_made');
  return true;
end $$;

-- Everywhere else, or here as well.
create function accounts.end_my_sessions(event_id uuid, here_too boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid := accounts.live_session_person();
begin
  if whose is null then return; end if;
  perform accounts.end_other_sessions();
  perform accounts.record_sign_in(event_id, whose, 'sessions_ended');
  if here_too then perform accounts.end_session(); end if;
end $$;

grant execute on function accounts.my_account(), accounts.my_sessions(), accounts.confirm_password(uuid),
  accounts.change_my_name(text, text), accounts.change_my_password(uuid, text),
  accounts.remake_recovery_codes(uuid, bytea[]), accounts.end_my_sessions(uuid, boolean) to throughline_app;
