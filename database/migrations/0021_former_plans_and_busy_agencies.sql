-- What the programme said before somebody changed it; and when an agency that serves several partnerships is busy in
-- another of them.

alter table audits.priority add column version int not null default 1;
alter table audits.planned_audit add column version int not null default 1;
grant update (version) on audits.priority, audits.planned_audit to throughline_app, throughline_worker;

-- A priority, and a planned audit, as it stood before a change: whole, with who had written it and when.
create table audits.priority_former (
  partnership_id uuid not null, priority_id uuid not null, version int not null,
  content jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (partnership_id, priority_id, version),
  foreign key (partnership_id, priority_id) references audits.priority (partnership_id, id) on delete restrict
);
create table audits.planned_former (
  partnership_id uuid not null, planned_id uuid not null, version int not null,
  content jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (partnership_id, planned_id, version),
  foreign key (partnership_id, planned_id) references audits.planned_audit (partnership_id, id) on delete restrict
);
do $$
declare coordinators text := 'partnership_id = accounts.my_coordinating_partnership()';
begin
  perform platform.open_work_table('audits.priority_former', coordinators,
    'partnership_id, priority_id, version, content, changed_by, changed_at', '', false);
  perform platform.open_work_table('audits.planned_former', coordinators,
    'partnership_id, planned_id, version, content, changed_by, changed_at', '', false);
end $$;

-- What the function below reads of other partnerships: their plans, which of their audits are in hand, whom those ask
-- and on which days. Nothing of what an audit found, and no audit that is over.
create index request_of_agency on audits.request (agency_id);
create index audit_by_stage on audits.audit (stage);
create policy owner_reads_elsewhere on audits.request for select to throughline_owner
  using (agency_id = any (accounts.my_agency_ids()));
create policy owner_reads_in_hand on audits.audit for select to throughline_owner
  using (stage = any (array['planned', 'commissioning', 'underway']));
create policy owner_reads on audits.planned_audit for select to throughline_owner using (true);
create policy owner_reads on audits.milestone for select to throughline_owner using (true);

-- The days on which agencies of the partnership one coordinates are asked in another partnership as well: the agency and
-- the days. Which partnership, which audit and how many there are is not told: days that touch are one span. An audit
-- that has started counts by its own dates and agencies; until then by its plan.
create function audits.busy_elsewhere(first_day date, last_day date) returns table (
    agency_id uuid, from_day date, until_day date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with home as materialized (select accounts.my_coordinating_partnership() as id),
  mine as materialized (
    select place.agency_id from accounts.agency_in_partnership place join home on place.partnership_id = home.id
    where place.left_on is null
  ),
  started as materialized (
    select r.partnership_id, r.audit_id, r.agency_id, daterange(min(m.day), max(m.day), '[]') as days
    from home
    join audits.request r on r.partnership_id <> home.id and r.withdrawn_at is null
    join mine on mine.agency_id = r.agency_id
    join audits.audit a on a.partnership_id = r.partnership_id and a.id = r.audit_id
      and a.stage = any (array['planned', 'commissioning', 'underway'])
    join audits.milestone m on m.partnership_id = r.partnership_id and m.audit_id = r.audit_id
    group by r.partnership_id, r.audit_id, r.agency_id
  ),
  planned as (
    select mine.agency_id, case when p.from_day is null
      then daterange((make_date(p.year, 4, 1) + make_interval(months => (p.quarter - 1) * 3))::date,
        (make_date(p.year, 4, 1) + make_interval(months => p.quarter * 3))::date)
      else daterange(p.from_day, p.until_day, '[]') end as days
    from home
    join audits.planned_audit p on p.partnership_id <> home.id and p.dropped_on is null
      and (p.from_day is not null or p.quarter is not null)
    join mine on mine.agency_id = any (p.agency_ids)
    left join audits.audit a on a.partnership_id = p.partnership_id and a.id = p.audit_id
      and a.stage = any (array['planned', 'commissioning', 'underway'])
    where (p.audit_id is null or a.id is not null)
      and not exists (select from started s where s.partnership_id = p.partnership_id and s.audit_id = p.audit_id)
  ),
  spans as (
    select every.agency_id, unnest(range_agg(every.days)) as days
    from (select s.agency_id, s.days from started s union all select p.agency_id, p.days from planned p) every
    where every.days && daterange(first_day, last_day, '[]')
    group by every.agency_id
  )
  select spans.agency_id, lower(spans.days), upper(spans.days) - 1 from spans order by 1, 2
$$;
grant execute on function audits.busy_elsewhere(date, date) to throughline_app;
