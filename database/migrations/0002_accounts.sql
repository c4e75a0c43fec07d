-- Who there is: partnerships and their areas, agencies, people, and what each may act as.
-- These tables are global (reference tables in a distributed database); every other slice starts its keys with
-- partnership_id. People, credentials and sessions are reached only through the named functions below.

create schema accounts;
grant usage on schema accounts to throughline_app, throughline_worker, throughline_log_reader;

create table accounts.partnership (
  id uuid primary key,
  name text not null check (length(btrim(name)) between 1 and 200),
  short_name text not null check (length(btrim(short_name)) between 1 and 60),
  colour text not null default '#1d4f6e' check (colour ~ '^#[0-9a-f]{6}$'),
  logo bytea check (length(logo) <= 524288),
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index partnership_name on accounts.partnership (lower(name));

create table accounts.partnership_former_name (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  position int not null,
  name text not null check (length(btrim(name)) between 1 and 200),
  used_from jsonb,
  used_until jsonb,
  primary key (partnership_id, position)
);

create table accounts.area (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 120),
  nation text not null check (nation in ('England', 'Wales', 'Scotland', 'Northern Ireland')),
  position int not null,
  primary key (partnership_id, id)
);
create unique index area_name on accounts.area (partnership_id, lower(name));

-- One police force serves many partnerships: the agency is global, its place in a partnership is a row of its own.
create table accounts.agency (
  id uuid primary key,
  name text not null check (length(btrim(name)) between 1 and 200),
  type text not null,
  stands_for text check (length(stands_for) <= 200),
  version int not null default 1
);
create table accounts.agency_in_partnership (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  agency_id uuid not null references accounts.agency (id) on delete restrict,
  short_name text not null check (length(btrim(short_name)) between 1 and 80),
  joined_on date,
  left_on date,
  primary key (partnership_id, agency_id)
);
create unique index agency_short_name on accounts.agency_in_partnership (partnership_id, lower(short_name));
create index agency_serves on accounts.agency_in_partnership (agency_id);

create table accounts.agency_service (
  agency_id uuid not null references accounts.agency (id) on delete restrict,
  id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 120),
  primary key (agency_id, id)
);
create unique index agency_service_name on accounts.agency_service (agency_id, lower(name));

create table accounts.person (
  id uuid primary key,
  name text not null check (length(btrim(name)) between 1 and 120),
  email text not null check (email = lower(email) and email like '%_@_%' and length(email) <= 254),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index person_email on accounts.person (email);

create table accounts.credential (
  person_id uuid primary key references accounts.person (id) on delete restrict,
  password_hash text not null,
  changed_at timestamptz not null default now()
);

-- A way in that works once and for a while: to create the first administrator (no person yet), or to set a password.
create table accounts.one_time_link (
  secret_hash bytea primary key,
  purpose text not null check (purpose in ('first_administrator', 'set_password')),
  person_id uuid references accounts.person (id) on delete restrict,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'set_password') = (person_id is not null))
);
create index one_time_link_person on accounts.one_time_link (person_id);

create table accounts.membership (
  id uuid primary key,
  person_id uuid not null references accounts.person (id) on delete restrict,
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  agency_id uuid references accounts.agency (id) on delete restrict,
  roles text[] not null check (cardinality(roles) between 1 and 11 and roles <@ array[
    'coordinator', 'agency_lead', 'auditor', 'panel_member', 'panel_chair', 'practitioner', 'board_member',
    'scrutineer', 'recommendation_owner', 'data_guardian', 'administrator']),
  post text check (length(post) <= 120),
  starts_on date not null default (now() at time zone 'Europe/London')::date,
  ends_on date check (ends_on >= starts_on),
  -- Ended by hand: at once, whatever the dates say.
  ended_at timestamptz,
  version int not null default 1
);
create index membership_person on accounts.membership (person_id);
create index membership_partnership on accounts.membership (partnership_id);

create table accounts.session (
  key_hash bytea primary key,
  person_id uuid not null references accounts.person (id) on delete restrict,
  began_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle_limit interval not null default interval '60 minutes',
  ends_at timestamptz not null default now() + interval '12 hours',
  ended_at timestamptz
);
create index session_person on accounts.session (person_id);

-- Signing in, and failing to: for the throttle and for whoever reviews access. No address that belongs to nobody.
create table accounts.sign_in_event (
  id uuid primary key,
  at timestamptz not null default now(),
  person_id uuid references accounts.person (id) on delete restrict,
  outcome text not null check (outcome in ('signed_in', 'refused', 'signed_out', 'throttled', 'password_set'))
);
create index sign_in_event_person on accounts.sign_in_event (person_id, at);

-- Who may see which case, from when until when; written by later steps, ends by itself.
create table accounts.access_grant (
  partnership_id uuid not null,
  membership_id uuid not null,
  case_id uuid not null,
  granted_from timestamptz not null default now(),
  granted_until timestamptz,
  primary key (partnership_id, membership_id, case_id, granted_from)
);

do $$
declare name text;
begin
  foreach name in array array['partnership', 'partnership_former_name', 'area', 'agency', 'agency_in_partnership',
    'agency_service', 'person', 'credential', 'one_time_link', 'membership', 'session', 'sign_in_event', 'access_grant']
  loop
    execute format('alter table accounts.%I enable row level security', name);
    execute format('alter table accounts.%I force row level security', name);
    -- The named functions run as the owner; under force, without this they would find nothing.
    execute format('create policy owner_keeps on accounts.%I to throughline_owner using (true) with check (true)', name);
  end loop;
end $$;
