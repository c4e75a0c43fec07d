-- The cases of an audit: the list they are chosen from, the draw, who the children are (sealed), which agency knew them,
-- who looked, and what is said when a child may be unsafe now. Everything about a child or an adult is a sealed value; plain
-- are ids, numbers, states, codes and days.

-- The partnership whose sharing of records somebody watches over.
create function accounts.my_guarding_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['data_guardian']); end $$;

-- Where somebody may see who looked at what, and why: as its coordinator, and as its guardian.
create function accounts.my_watching_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['coordinator', 'data_guardian']); end $$;

-- Where somebody may come to look at cases at all: for writing down, under their own name, that they did.
create function accounts.my_case_working_partnership() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return accounts.partnership_as(array['coordinator', 'agency_lead', 'auditor', 'panel_member',
    'panel_chair', 'data_guardian']); end $$;
-- The agency that somebody works for, whatever they do there.
create function accounts.my_own_agency() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp
  as $$ begin return (accounts.acting_membership()).agency_id; end $$;
grant execute on function accounts.my_guarding_partnership(), accounts.my_watching_partnership(),
  accounts.my_case_working_partnership(), accounts.my_own_agency() to throughline_app;

-- Two more things that may become of a case for an agency: it declined, or never answered.
alter table cases.participation_count drop constraint participation_count_status_check;
alter table cases.participation_count add constraint participation_count_status_check
  check (status in ('audited', 'mostly_out_of_scope', 'out_of_scope', 'not_known', 'not_known_or_out_of_scope',
    'not_applicable', 'declined', 'no_reply'));

-- A list of children as somebody supplied it. Its rows are one sealed value each; `digest` is keyed, so that the same file
-- is known again and nobody can tell from it what was in the file.
create table cases.frame (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  number int not null check (number > 0),
  source text not null check (source in ('file', 'paste', 'hand')),
  state text not null default 'given' check (state in ('given', 'mapped', 'loading', 'loaded', 'failed', 'withdrawn')),
  supplied_by text not null default '' check (length(supplied_by) <= 300),
  criterion text not null default '' check (length(criterion) <= 2000),
  supplied_on date,
  digest bytea,
  -- What the columns were taken for, and what the file said of itself; sealed, for a heading can be anything.
  sealed_layout bytea,
  -- Sizes of groups and what could not be read, once loaded.
  sealed_summary bytea,
  rows_given int not null default 0 check (rows_given >= 0),
  rows_loaded int not null default 0 check (rows_loaded >= 0),
  version int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 2000),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, number),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create unique index frame_once on cases.frame (partnership_id, audit_id, digest) where withdrawn_at is null;

-- A file as it was given, in sealed pieces, until its rows are loaded or it is put away.
create table cases.frame_piece (
  partnership_id uuid not null, audit_id uuid not null, frame_id uuid not null,
  position int not null check (position >= 0),
  sealed bytea not null,
  primary key (partnership_id, audit_id, frame_id, position),
  foreign key (partnership_id, audit_id, frame_id) references cases.frame (partnership_id, audit_id, id) on delete restrict
);

create table cases.frame_row (
  partnership_id uuid not null, audit_id uuid not null, frame_id uuid not null, id uuid not null,
  position int not null check (position >= 0),
  sealed bytea not null,
  version int not null default 0,
  primary key (partnership_id, audit_id, frame_id, id),
  unique (partnership_id, audit_id, frame_id, position),
  foreign key (partnership_id, audit_id, frame_id) references cases.frame (partnership_id, audit_id, id) on delete restrict
);

-- Why a child on the list cannot be drawn: left out for good, or held for as long as the reason stands.
create table cases.frame_mark (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  frame_id uuid not null, row_id uuid not null,
  kind text not null check (kind in ('excluded', 'held')),
  reason text not null check (reason in ('live_investigation', 'proceedings', 'conflict', 'not_in_criterion', 'duplicate', 'other')),
  sealed_note bytea,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  lifted_by uuid,
  lifted_at timestamptz,
  check ((lifted_by is null) = (lifted_at is null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, frame_id, row_id) references cases.frame_row (partnership_id, audit_id, frame_id, id) on delete restrict
);
create unique index frame_mark_once on cases.frame_mark (partnership_id, audit_id, frame_id, row_id, kind) where lifted_at is null;

-- What a heading was last taken for, by its keyed digest: a heading can be a child's name where a file has none.
create table cases.known_heading (
  partnership_id uuid not null, digest bytea not null,
  field text not null check (length(field) <= 40),
  taken_at timestamptz not null default now(),
  primary key (partnership_id, digest)
);

-- A draw: what it draws by and its seed stand, and are in the log, before anything is drawn.
create table cases.draw (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  number int not null check (number > 0),
  seed text not null check (seed ~ '^[0-9a-f]{64}$'),
  -- Over the ids of the rows that could be drawn, in their order: shows that the list was not changed afterwards.
  frame_digest text not null check (frame_digest ~ '^[0-9a-f]{64}$'),
  frame_size int not null check (frame_size >= 0),
  quotas jsonb not null,
  -- Why it is drawn again; needed from the second draw.
  reason text check (length(reason) <= 2000),
  committed_by uuid not null,
  committed_at timestamptz not null default now(),
  drawn_by uuid,
  drawn_at timestamptz,
  check ((drawn_by is null) = (drawn_at is null)),
  check (number = 1 or reason is not null),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, number),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- A case of the sample: "Case 3" everywhere. Its number is given once and never to another.
create table cases.sample_case (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  number int not null check (number > 0),
  origin text not null check (origin in ('drawn', 'picked', 'supplied')),
  standing text not null check (standing in ('in_sample', 'reserve', 'left')),
  draw_id uuid,
  -- Which quota of the draw, and where in it; from 0.
  quota int,
  rank int,
  frame_id uuid,
  frame_row_id uuid,
  -- Item of the methods of the terms by which this case is looked at.
  method text check (length(method) <= 80),
  -- Why it was picked, or why it left: sealed, for it is said about a child.
  sealed_reason bytea,
  left_because text check (left_because in ('not_in_criterion', 'not_known', 'live_investigation', 'proceedings', 'conflict', 'duplicate', 'drawn_again', 'other')),
  left_at timestamptz,
  -- The case whose place it took.
  replaces uuid,
  version int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((standing = 'left') = (left_at is not null)),
  check ((left_at is null) = (left_because is null)),
  check (origin <> 'picked' or sealed_reason is not null or destroyed_at is not null),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, number),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, audit_id, draw_id) references cases.draw (partnership_id, audit_id, id) on delete restrict,
  foreign key (partnership_id, audit_id, replaces) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
-- A child of the list stands in one case at a time; two coordinators who draw or pick it at once do not make two.
create unique index sample_case_once on cases.sample_case (partnership_id, audit_id, frame_id, frame_row_id) where standing <> 'left';

-- Who the child is, with family, addresses and practitioners: one sealed value under the case's key.
create table cases.identity (
  partnership_id uuid not null, audit_id uuid not null, case_id uuid not null,
  sealed bytea not null,
  version int not null default 1 check (version > 0),
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, case_id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
create table cases.identity_former (
  partnership_id uuid not null, audit_id uuid not null, case_id uuid not null, version int not null,
  sealed bytea not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  replaced_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, case_id, version),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);

-- Cases of one household, by a keyed mark: the system knows, and shows it to nobody who may not see both.
create table cases.household (
  partnership_id uuid not null, audit_id uuid not null, case_id uuid not null,
  mark bytea not null,
  primary key (partnership_id, audit_id, case_id, mark),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);

do $$
declare
  coordinators text := 'partnership_id = accounts.my_coordinating_partnership()';
  watchers text := 'partnership_id = accounts.my_watching_partnership()';
begin
  perform platform.open_work_table('cases.frame', coordinators,
    'partnership_id, audit_id, id, number, source, state, supplied_by, criterion, supplied_on, digest, sealed_layout, rows_given, made_by',
    'state, supplied_by, criterion, supplied_on, digest, sealed_layout, sealed_summary, rows_given, rows_loaded, version, withdrawn_at, withdrawn_reason', false);
  perform platform.open_work_table('cases.frame_piece', coordinators,
    'partnership_id, audit_id, frame_id, position, sealed', '', true);
  perform platform.open_work_table('cases.frame_row', coordinators,
    'partnership_id, audit_id, frame_id, id, position, sealed, version', 'sealed, version', true);
  perform platform.open_work_table('cases.frame_mark', coordinators,
    'partnership_id, audit_id, id, frame_id, row_id, kind, reason, sealed_note, set_by', 'lifted_by, lifted_at', false);
  perform platform.open_work_table('cases.known_heading', coordinators,
    'partnership_id, digest, field', 'field, taken_at', true);
  perform platform.open_work_table('cases.draw', coordinators,
    'partnership_id, audit_id, id, number, seed, frame_digest, frame_size, quotas, reason, committed_by',
    'drawn_by, drawn_at', false);
  perform platform.open_work_table('cases.sample_case', watchers,
    'partnership_id, audit_id, id, number, origin, standing, draw_id, quota, rank, frame_id, frame_row_id, method, sealed_reason, replaces, made_by',
    'standing, method, sealed_reason, left_because, left_at, replaces, version, destroyed_at', false);
  perform platform.open_work_table('cases.identity', coordinators,
    'partnership_id, audit_id, case_id, sealed, version, changed_by', 'sealed, version, changed_by, changed_at', true);
  perform platform.open_work_table('cases.identity_former', coordinators,
    'partnership_id, audit_id, case_id, version, sealed, changed_by, changed_at', '', true);
  perform platform.open_work_table('cases.household', coordinators,
    'partnership_id, audit_id, case_id, mark', '', true);
end $$;

-- The latest version of something that the log knows: a row that stands at an earlier one was rolled back.
create index event_of_kept_identity on audit_log.event (partnership_id, (subjects[1])) where event = 'case.identity_kept';
create policy owner_reads_versions on audit_log.event for select to throughline_owner
  using (partnership_id = accounts.my_partnership() and event = 'case.identity_kept');
create function audit_log.newest_version(of_event text, subject uuid) returns int
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max((e.detail ->> 'version')::int) from audit_log.event e
  where e.partnership_id = accounts.my_partnership() and e.event = 'case.identity_kept' and e.event = of_event
    and e.subjects[1] = subject and e.outcome = 'done'
$$;
grant usage on schema audit_log to throughline_app;
grant execute on function audit_log.newest_version(text, uuid) to throughline_app;
