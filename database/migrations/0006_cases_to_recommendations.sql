-- What came of the audit: who took part, the audit's own meetings, findings, recommendations.

create schema cases;
create schema meetings;
create schema findings;
create schema recommendations;
grant usage on schema cases, meetings, findings, recommendations to throughline_app, throughline_worker;

-- A statement about participation: the general remark, then a row an agency, service or sector.
create table cases.participation (
  partnership_id uuid not null, audit_id uuid not null,
  sample int check (sample >= 0),
  remark text check (length(remark) <= 2000),
  primary key (partnership_id, audit_id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create table cases.participation_row (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  agency_refs text[] not null check (cardinality(agency_refs) >= 1),
  service text check (length(service) <= 300),
  sector boolean,
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references cases.participation (partnership_id, audit_id) on delete restrict
);
-- No row: nothing was said. A row with 0: somebody said none. They are never the same.
create table cases.participation_count (
  partnership_id uuid not null, audit_id uuid not null, row_position int not null, position int not null,
  status text not null check (status in ('audited', 'mostly_out_of_scope', 'out_of_scope', 'not_known',
    'not_known_or_out_of_scope', 'not_applicable')),
  cases int not null check (cases >= 0),
  reason text check (length(reason) <= 2000),
  check (status <> 'not_applicable' or reason is not null),
  primary key (partnership_id, audit_id, row_position, position),
  foreign key (partnership_id, audit_id, row_position)
    references cases.participation_row (partnership_id, audit_id, position) on delete restrict
);

create table meetings.audit_meeting (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  kind text not null,
  name text not null check (length(name) <= 300),
  held jsonb,
  settled text check (length(settled) <= 4000),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- A finding lasts: later audits, recommendations and evidence point at it. It is withdrawn with a reason, not deleted.
create table findings.finding (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  ref text not null check (length(ref) <= 80),
  position int not null,
  kind text not null check (kind in ('strength', 'learning', 'neither')),
  text text not null check (length(btrim(text)) between 1 and 4000),
  themes text[] not null check (cardinality(themes) >= 1),
  heading text check (length(heading) <= 300),
  area text check (length(area) <= 300),
  case_label text check (length(case_label) <= 80),
  agency_refs text[],
  extent jsonb,
  version int not null default 1,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 2000),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, ref),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table findings.statement (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  kind text not null check (kind in ('conclusion', 'nil_escalation', 'held_back', 'limit')),
  text text not null check (length(btrim(text)) between 1 and 4000),
  extent jsonb,
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table recommendations.recommendation (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  ref text not null check (length(ref) <= 80),
  position int not null,
  form text not null check (form in ('recommendation', 'suggested_action')),
  kind text not null,
  text text not null check (length(btrim(text)) between 1 and 4000),
  due jsonb,
  second_step jsonb,
  themes text[] not null,
  finding_refs text[],
  version int not null default 1,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 2000),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, ref),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create table recommendations.owner (
  partnership_id uuid not null, audit_id uuid not null, recommendation_id uuid not null, position int not null,
  agency_ref text, service text check (length(service) <= 300), name text check (length(name) <= 300),
  check (agency_ref is not null or name is not null),
  primary key (partnership_id, audit_id, recommendation_id, position),
  foreign key (partnership_id, audit_id, recommendation_id)
    references recommendations.recommendation (partnership_id, audit_id, id) on delete restrict
);

select platform.open_learning_table('cases.participation', 'partnership_id, audit_id, sample, remark', '');
select platform.open_learning_table('cases.participation_row', 'partnership_id, audit_id, position, agency_refs, service, sector', '');
select platform.open_learning_table('cases.participation_count',
  'partnership_id, audit_id, row_position, position, status, cases, reason', '');
select platform.open_learning_table('meetings.audit_meeting', 'partnership_id, audit_id, position, kind, name, held, settled', '');
select platform.open_learning_table('findings.finding',
  'partnership_id, audit_id, id, ref, position, kind, text, themes, heading, area, case_label, agency_refs, extent',
  'position, kind, text, themes, heading, area, case_label, agency_refs, extent, version, withdrawn_at, withdrawn_reason');
select platform.open_learning_table('findings.statement', 'partnership_id, audit_id, position, kind, text, extent', '');
select platform.open_learning_table('recommendations.recommendation',
  'partnership_id, audit_id, id, ref, position, form, kind, text, due, second_step, themes, finding_refs',
  'position, form, kind, text, due, second_step, themes, finding_refs, version, withdrawn_at, withdrawn_reason');
select platform.open_learning_table('recommendations.owner',
  'partnership_id, audit_id, recommendation_id, position, agency_ref, service, name', '');
