-- Memberships with a start and an end, and a change of roles: the past stays true, so the membership that was ends and
-- another begins in the same step.

-- Changes post and days from the version that was seen: 'changed', 'stale', 'own', 'wrong days', 'refused'. Nobody gives
-- a membership of their own other days: one that ran out would come back without a second person.
create function accounts.change_membership(which uuid, seen_version int, new_post text, from_day date, until_day date)
  returns text language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare home uuid := accounts.my_administering_partnership(); m accounts.membership;
begin
  select * into m from accounts.membership x where x.id = which and x.partnership_id = home and x.ended_at is null;
  if home is null or m.id is null then return 'refused'; end if;
  if m.version <> seen_version then return 'stale'; end if;
  if m.person_id = accounts.live_session_person() and (m.starts_on, m.ends_on) is distinct from (from_day, until_day) then
    return 'own';
  end if;
  if until_day < from_day then return 'wrong days'; end if;
  update accounts.membership set post = nullif(btrim(new_post), ''), starts_on = from_day, ends_on = until_day,
    version = version + 1 where id = which;
  return 'changed';
end $$;

-- Ends the membership and begins another with these roles at once: 'changed', 'stale', 'own', 'refused'. What is new with
-- an administrator's own roles goes by invitation, where a second person is asked for.
create function accounts.change_roles(which uuid, seen_version int, successor uuid, new_roles text[]) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare home uuid := accounts.my_administering_partnership(); m accounts.membership;
  today date := (now() at time zone 'Europe/London')::date;
begin
  select * into m from accounts.membership x where x.id = which and x.partnership_id = home
    and accounts.is_current(x.starts_on, x.ends_on, x.ended_at);
  if home is null or m.id is null then return 'refused'; end if;
  if m.person_id = accounts.live_session_person() then return 'own'; end if;
  if m.version <> seen_version then return 'stale'; end if;
  update accounts.membership set ended_at = now(), version = version + 1 where id = which;
  insert into accounts.membership (id, person_id, partnership_id, agency_id, roles, post, starts_on, ends_on)
    values (successor, m.person_id, home, m.agency_id, new_roles, m.post, today, m.ends_on);
  return 'changed';
end $$;

-- Members as before, with whether each was ended by hand.
drop function accounts.list_members();
create function accounts.list_members() returns table (
    membership_id uuid, person_id uuid, person_name text, email text, agency_id uuid, agency_name text, roles text[],
    post text, starts_on date, until date, ended boolean, version int, has_password boolean, has_factor boolean,
    signed_in_at timestamptz,
    ended_by_hand boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.id, p.name, p.email, m.agency_id, a.name, m.roles, m.post, m.starts_on,
    least((m.ended_at at time zone 'Europe/London')::date, m.ends_on),
    not accounts.is_current(m.starts_on, m.ends_on, m.ended_at), m.version, c.person_id is not null,
    exists (select 1 from accounts.factor f where f.person_id = p.id),
    (select max(e.at) from accounts.sign_in_event e where e.person_id = p.id and e.outcome = 'signed_in'),
    m.ended_at is not null
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  left join accounts.credential c on c.person_id = p.id
  where m.partnership_id = accounts.my_administering_partnership()
  order by p.name, m.id
$$;

grant execute on function accounts.change_membership(uuid, int, text, date, date),
  accounts.change_roles(uuid, int, uuid, text[]), accounts.list_members() to throughline_app;
