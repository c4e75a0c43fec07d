-- The ground: what the installation is, submissions that have one effect, the log of who did and saw what, jobs.

revoke all on schema public from public;
alter default privileges revoke execute on functions from public;

create schema platform;
create schema audit_log;
grant usage on schema platform, audit_log to throughline_app, throughline_worker;
grant usage on schema audit_log to throughline_log_reader;

create table platform.migration (
  number int primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
);
alter table platform.migration enable row level security;
alter table platform.migration force row level security;
create policy owner_keeps on platform.migration to throughline_owner using (true) with check (true);
create policy anyone_reads on platform.migration for select to throughline_app, throughline_worker using (true);
grant select on platform.migration to throughline_app, throughline_worker;

-- What this database is. Written once, in the transaction that fills it; there is no way to change it afterwards:
-- nobody but the owner may insert, and nobody at all may update or delete.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('real', 'demonstration')),
  begun_at timestamptz not null default now()
);
alter table platform.installation enable row level security;
alter table platform.installation force row level security;
create policy owner_begins on platform.installation for insert to throughline_owner with check (true);
create policy anyone_reads on platform.installation for select using (true);
grant select on platform.installation to throughline_app, throughline_worker;

create function platform.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'What this database is cannot be changed.' using errcode = 'integrity_constraint_violation';
end $$;
create trigger _100_never_changes before update or delete on platform.installation
  for each row execute function platform.refuse_change();

-- 'empty' until begun; then what it is.
create function platform.installation_kind() returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select kind from platform.installation), 'empty') $$;
grant execute on function platform.installation_kind() to throughline_app, throughline_worker;

-- A form carries a token: the same submission sent twice has one effect and the same answer.
create table platform.submission (
  partnership_id uuid not null,
  membership_id uuid not null,
  token uuid not null,
  route text not null check (length(route) <= 200),
  location text check (length(location) <= 2000),
  at timestamptz not null default now(),
  primary key (partnership_id, membership_id, token)
);

-- Who did or saw what. Ids, never narrative. A row is there before the reply leaves. Append-only: nobody but the
-- owner could change one, and a change shows in the chain of seals.
create table audit_log.event (
  partnership_id uuid not null,
  at timestamptz not null default now(),
  id uuid not null,
  person_id uuid,
  membership_id uuid,
  system text check (system in ('command line', 'job')),
  event text not null check (event ~ '^[a-z_]+(\.[a-z_]+)+$'),
  outcome text not null check (outcome in ('done', 'seen', 'refused', 'invalid', 'conflict', 'not_found')),
  subjects uuid[] not null default '{}',
  detail jsonb not null default '{}' check (length(detail::text) <= 2000),
  request_id text check (length(request_id) <= 64),
  primary key (partnership_id, at, id)
) partition by range (at);
create table audit_log.event_default partition of audit_log.event default;

-- Sealed in order, per partnership: each seal binds the one before it (RFC 6962 leaf and node prefixes).
create table audit_log.seal (
  partnership_id uuid not null,
  number bigint not null check (number > 0),
  event_at timestamptz not null,
  event_id uuid not null,
  leaf bytea not null check (length(leaf) = 32),
  chain bytea not null check (length(chain) = 32),
  sealed_at timestamptz not null default now(),
  primary key (partnership_id, number),
  unique (partnership_id, event_at, event_id)
);

-- A month's rows lie in one partition, so that old months can be moved away whole. The default partition takes what no
-- month takes: a late job never costs a row.
create function audit_log.ensure_month(first_day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  month date := date_trunc('month', first_day)::date;
  name text := 'event_' || to_char(month, 'YYYY_MM');
begin
  if first_day not between date '2020-01-01' and date '2200-01-01' then return false; end if;
  if to_regclass('audit_log.' || name) is not null then return false; end if;
  execute format('create table audit_log.%I (like audit_log.event including defaults including constraints)', name);
  execute format('alter table audit_log.%I enable row level security', name);
  execute format('alter table audit_log.%I force row level security', name);
  execute format('alter table audit_log.event attach partition audit_log.%I for values from (%L) to (%L)',
    name, month::timestamptz, (month + interval '1 month')::timestamptz);
  return true;
end $$;
grant execute on function audit_log.ensure_month(date) to throughline_worker;

-- The library's own add_job is not granted; this lets the server ask for a job, and nothing else.
create function platform.enqueue(task text, payload jsonb, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if length(payload::text) > 4000 then raise exception 'A job carries ids, not content.'; end if;
  perform graphile_worker.add_job(task, payload::json, job_key => job_key, max_attempts => 3);
end $$;
grant execute on function platform.enqueue(text, jsonb, text) to throughline_app, throughline_worker;

-- The worker works the queue; the queue's tables are the library's.
grant usage on schema graphile_worker to throughline_worker;
grant select, insert, update, delete on all tables in schema graphile_worker to throughline_worker;
grant usage, select, update on all sequences in schema graphile_worker to throughline_worker;
grant execute on all functions in schema graphile_worker to throughline_worker;
do $$
declare queue_table regclass;
begin
  for queue_table in
    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'graphile_worker' and c.relkind in ('r', 'p')
  loop
    execute format('create policy worker_works on %s to throughline_worker using (true) with check (true)', queue_table);
  end loop;
end $$;
