-- Invitations. Nobody becomes a person here by somebody else's doing: an invitation is bound to one address and to one
-- membership to be, and neither person nor membership is there before its owner has accepted.

create table accounts.invitation (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  -- Becomes the id of the membership.
  id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 120),
  email text not null check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  agency_id uuid references accounts.agency (id) on delete restrict,
  roles text[] not null check (cardinality(roles) between 1 and 11 and roles <@ array[
    'coordinator', 'agency_lead', 'auditor', 'panel_member', 'panel_chair', 'practitioner', 'board_member',
    'scrutineer', 'recommendation_owner', 'data_guardian', 'administrator']),
  post text check (length(post) <= 120),
  starts_on date,
  ends_on date check (starts_on is null or ends_on >= starts_on),
  -- Why an administrator gave themselves a role when there was no second person to ask; shown with the invitation.
  own_reason text check (length(btrim(own_reason)) between 1 and 500),
  secret_hash bytea not null unique,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (partnership_id, id)
);
create index invitation_email on accounts.invitation (email);
alter table accounts.invitation enable row level security;
alter table accounts.invitation force row level security;
create policy owner_keeps on accounts.invitation to throughline_owner using (true) with check (true);

alter table accounts.sign_in_event drop constraint sign_in_event_outcome_check;
alter table accounts.sign_in_event add constraint sign_in_event_outcome_check check (outcome in (
  'signed_in', 'refused', 'signed_out', 'throttled', 'password_set', 'code_right', 'code_refused', 'recovery_code_used',
  'factor_added', 'factor_reset', 'recovery_codes_made', 'sessions_ended', 'invitation_accepted'));

drop function accounts.add_member(uuid, text, text, uuid, uuid, text[], text, bytea);

-- Whether somebody other than the acting administrator could give them a role.
create function accounts.is_other_administrator_here() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from accounts.membership m where m.partnership_id = accounts.my_administering_partnership()
    and m.person_id <> accounts.live_session_person() and 'administrator' = any (m.roles)
    and accounts.is_current(m.starts_on, m.ends_on, m.ended_at))
$$;

-- Invites whoever owns an address. The owner is the acting administrator: 'ask another' where there is one, 'say why'
-- where there is none and no reason was given.
create function accounts.invite(invitation uuid, name_of_person text, address text, agency uuid, new_roles text[],
    new_post text, from_day date, until_day date, reason text, hash bytea) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare home uuid := accounts.my_administering_partnership(); whose text := lower(btrim(address)); is_own boolean;
begin
  if home is null then return 'refused'; end if;
  if agency is not null and not exists (select 1 from accounts.agency_in_partnership p
    where p.partnership_id = home and p.agency_id = agency) then return 'refused'; end if;
  if exists (select 1 from accounts.membership m join accounts.person p on p.id = m.person_id
    where p.email = whose and m.partnership_id = home and m.agency_id is not distinct from agency and m.roles @> new_roles
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)) then return 'member already'; end if;
  if exists (select 1 from accounts.invitation i where i.partnership_id = home and i.email = whose
    and i.agency_id is not distinct from agency and i.accepted_at is null and i.withdrawn_at is null
    and i.expires_at > now()) then return 'invited already'; end if;
  select p.email = whose into is_own from accounts.person p where p.id = accounts.live_session_person();
  if is_own and accounts.is_other_administrator_here() then return 'ask another'; end if;
  if is_own and nullif(btrim(reason), '') is null then return 'say why'; end if;
  insert into accounts.invitation (partnership_id, id, name, email, agency_id, roles, post, starts_on, ends_on,
      own_reason, secret_hash, expires_at)
    values (home, invitation, name_of_person, whose, agency, new_roles, nullif(btrim(new_post), ''), from_day, until_day,
      case when is_own then btrim(reason) end, hash, now() + interval '7 days');
  return 'invited';
end $$;

-- Invitations of the partnership one administers that were neither accepted nor withdrawn.
create function accounts.list_invitations() returns table (
    invitation_id uuid, person_name text, email text, agency_name text, roles text[], post text, starts_on date,
    ends_on date, own_reason text, made_at timestamptz, expires_at timestamptz, expired boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.id, i.name, i.email, a.name, i.roles, i.post, i.starts_on, i.ends_on, i.own_reason, i.made_at, i.expires_at,
    i.expires_at <= now()
  from accounts.invitation i left join accounts.agency a on a.id = i.agency_id
  where i.partnership_id = accounts.my_administering_partnership() and i.accepted_at is null and i.withdrawn_at is null
  order by i.name, i.id
$$;

-- A new link takes the place of the one before.
create function accounts.renew_invitation(which uuid, hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.invitation set secret_hash = hash, made_at = now(), expires_at = now() + interval '7 days'
    where partnership_id = accounts.my_administering_partnership() and id = which and accepted_at is null
      and withdrawn_at is null;
  return found;
end $$;

create function accounts.withdraw_invitation(which uuid) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  update accounts.invitation set withdrawn_at = now()
    where partnership_id = accounts.my_administering_partnership() and id = which and accepted_at is null
      and withdrawn_at is null;
  return found;
end $$;

create function accounts.open_invitation(hash bytea) returns accounts.invitation
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i from accounts.invitation i where i.secret_hash = hash and i.accepted_at is null and i.withdrawn_at is null
    and i.expires_at > now() and (i.ends_on is null or i.ends_on >= (now() at time zone 'Europe/London')::date)
$$;

-- What an open invitation is to, for whoever holds its link. `standing`: 'new' when nobody of the address is here; else
-- whether the person signed in here is its owner ('owner'), somebody else ('another') or nobody ('signed out').
create function accounts.invitation_of(hash bytea) returns table (
    invited_name text, email text, partnership_name text, agency_name text, roles text[], post text, standing text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.name, i.email, h.name, a.name, i.roles, i.post,
    case
      when me.id is not null and me.email = i.email then 'owner'
      when me.id is not null then 'another'
      when exists (select 1 from accounts.person p where p.email = i.email) then 'signed out'
      else 'new'
    end
  from accounts.open_invitation(hash) i
  join accounts.partnership h on h.id = i.partnership_id
  left join accounts.agency a on a.id = i.agency_id
  left join accounts.person me on me.id = accounts.live_session_person()
$$;

create function accounts.take_invitation(i accounts.invitation, whose uuid, event_id uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare today date := (now() at time zone 'Europe/London')::date;
begin
  update accounts.invitation set accepted_at = now() where partnership_id = i.partnership_id and id = i.id;
  insert into accounts.membership (id, person_id, partnership_id, agency_id, roles, post, starts_on, ends_on)
    values (i.id, whose, i.partnership_id, i.agency_id, i.roles, i.post, greatest(coalesce(i.starts_on, today), today),
      i.ends_on);
  perform accounts.record_sign_in(event_id, whose, 'invitation_accepted');
end $$;

-- Accepts as the person who is signed in, fully and with that very address. What others made or hold of the account ends
-- with it, links to set its password and its other sessions: they were trusted with less until now.
create function accounts.accept_invitation(hash bytea, event_id uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare i accounts.invitation := accounts.open_invitation(hash); whose uuid;
begin
  select p.id into whose from accounts.person p where p.id = accounts.live_session_person() and p.email = i.email;
  if i.id is null or whose is null then return null; end if;
  perform accounts.take_invitation(i, whose, event_id);
  delete from accounts.one_time_link l where l.person_id = whose and l.used_at is null;
  perform accounts.end_other_sessions();
  return i.id;
end $$;

-- Accepts as somebody who was never here: the person begins with it, under the name they gave, and with a session that
-- has shown a password.
create function accounts.accept_as_new(hash bytea, event_id uuid, person uuid, name_of_person text,
    new_password_hash text, new_key_hash bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare i accounts.invitation := accounts.open_invitation(hash);
begin
  if i.id is null then return false; end if;
  insert into accounts.person (id, name, email) values (person, name_of_person, i.email) on conflict (email) do nothing;
  if not found then return false; end if;
  insert into accounts.credential (person_id, password_hash) values (person, new_password_hash);
  perform accounts.take_invitation(i, person, event_id);
  perform accounts.end_session();
  insert into accounts.session (key_hash, person_id) values (new_key_hash, person);
  return true;
end $$;

-- A link to choose a new password, for the owner of an address who forgot theirs: sent to that address and shown to
-- nobody. Null when nobody of it has an account, or was offered one within a quarter of an hour: nobody's letter box is
-- filled by somebody else, and the link that is on its way goes on working.
create function accounts.offer_forgotten(address text, link_hash bytea) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  select p.id into whose from accounts.person p join accounts.credential c on c.person_id = p.id
    where p.email = lower(btrim(address)) and p.disabled_at is null and not exists (select 1 from accounts.one_time_link l
      where l.person_id = p.id and l.used_at is null and l.expires_at > now() + interval '71 hours 45 minutes');
  if whose is not null then perform accounts.replace_link(whose, link_hash); end if;
  return whose;
end $$;

grant execute on function accounts.invite(uuid, text, text, uuid, text[], text, date, date, text, bytea),
  accounts.list_invitations(), accounts.renew_invitation(uuid, bytea), accounts.withdraw_invitation(uuid),
  accounts.invitation_of(bytea), accounts.accept_invitation(bytea, uuid),
  accounts.accept_as_new(bytea, uuid, uuid, text, text, bytea), accounts.offer_forgotten(text, bytea)
  to throughline_app;
