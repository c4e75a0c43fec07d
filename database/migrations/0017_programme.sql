-- The programme: which audits a partnership plans for a year, and the priorities of its business plan that they serve.
-- Everybody of the partnership but a guest reads it; nothing in it is about a child. Nothing is deleted: an audit that is
-- not to be is dropped with its reason, and a priority is retired.

create table audits.priority (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 300),
  -- The business plan that it stands in: "Business plan 2025 to 2028".
  plan text check (length(plan) <= 300),
  from_day date,
  until_day date,
  is_retired boolean not null default false,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  check (from_day <= until_day),
  primary key (partnership_id, id)
);

create table audits.planned_audit (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  id uuid not null,
  -- The calendar year in which the programme year begins, on 1 April.
  year int not null check (year between 2000 and 2100),
  title text not null check (length(btrim(title)) between 1 and 300),
  themes text[] not null default '{}',
  priority_id uuid,
  -- The group that sees to it: "Performance and audit group".
  owner_group text check (length(owner_group) <= 300),
  -- The quarter of the programme year, where no days are known; 1 is April to June.
  quarter int check (quarter between 1 and 4),
  from_day date,
  until_day date,
  -- Agencies that are likely to be asked, so that two audits at once are seen in time. An agency that leaves the
  -- partnership stays in what was planned.
  agency_ids uuid[] not null default '{}',
  note text check (length(note) <= 2000),
  -- The audit that it became; where that stands is the audit's own to say.
  audit_id uuid,
  dropped_on date,
  dropped_reason text check (length(btrim(dropped_reason)) between 1 and 1000),
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  check ((from_day is null) = (until_day is null)),
  check (from_day <= until_day),
  check ((dropped_on is null) = (dropped_reason is null)),
  primary key (partnership_id, id),
  foreign key (partnership_id, priority_id) references audits.priority (partnership_id, id) on delete restrict,
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create index planned_audit_by_year on audits.planned_audit (partnership_id, year);
create index planned_audit_by_priority on audits.planned_audit (partnership_id, priority_id);
-- An audit is one audit of the plan, not two.
create unique index planned_audit_by_audit on audits.planned_audit (partnership_id, audit_id);

do $$
declare readers text := 'partnership_id = accounts.my_learning_partnership()';
begin
  perform platform.open_work_table('audits.priority', readers,
    'partnership_id, id, name, plan, from_day, until_day, is_retired, changed_by',
    'name, plan, from_day, until_day, is_retired, changed_by, changed_at', false);
  perform platform.open_work_table('audits.planned_audit', readers,
    'partnership_id, id, year, title, themes, priority_id, owner_group, quarter, from_day, until_day, agency_ids, note,
      audit_id, changed_by',
    'year, title, themes, priority_id, owner_group, quarter, from_day, until_day, agency_ids, note, audit_id, dropped_on,
      dropped_reason, changed_by, changed_at', false);
end $$;
