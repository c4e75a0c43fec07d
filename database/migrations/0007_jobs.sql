-- A month's partition could not be made once rows of that month lay in the default partition (a fresh installation, or
-- one that stood still for months): attaching it was refused each time. Those rows now move over. And months begin in
-- UTC whatever the session's time zone, so that two never overlap.
create or replace function audit_log.ensure_month(first_day date) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
  month date := date_trunc('month', first_day)::date;
  begins timestamptz := month;
  ends timestamptz := month + interval '1 month';
  name text := 'event_' || to_char(month, 'YYYY_MM');
begin
  if first_day not between date '2020-01-01' and date '2200-01-01' then return false; end if;
  if to_regclass('audit_log.' || name) is not null then return false; end if;
  -- Whoever is writing a row ends first, and whoever comes next waits and then finds the new partition. Without this a
  -- row already on its way into the default partition would be refused there, and somebody's page with it.
  lock table audit_log.event in share row exclusive mode;
  if to_regclass('audit_log.' || name) is not null then return false; end if;
  execute format('create table audit_log.%I (like audit_log.event including defaults including constraints)', name);
  -- Under forced row security the owner, having no policy, would move no row and not be told.
  alter table audit_log.event_default no force row level security;
  execute format('with moved as (delete from audit_log.event_default where at >= $1 and at < $2 returning *)
    insert into audit_log.%I select * from moved', name) using begins, ends;
  alter table audit_log.event_default force row level security;
  execute format('alter table audit_log.%I enable row level security', name);
  execute format('alter table audit_log.%I force row level security', name);
  execute format('alter table audit_log.event attach partition audit_log.%I for values from (%L) to (%L)',
    name, begins, ends);
  return true;
exception when check_violation then
  -- Rows that this transaction's snapshot does not show were written while it waited: it is done again.
  raise exception 'Rows of the month arrived meanwhile.' using errcode = 'serialization_failure';
end $$;
