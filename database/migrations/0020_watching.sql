-- Who looked at who a child is, what must not be destroyed, what was; and what is said when a child may be unsafe now.

-- Somebody looked at who a child is: why, from when until when. The reason is sealed under the audit's key, so that it can
-- be read by whoever watches without opening the case.
create table cases.reveal (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid not null, case_number int not null,
  membership_id uuid not null,
  what text not null check (what in ('identity', 'disclosure', 'frame_row')),
  reason_kind text not null check (reason_kind in ('search_records', 'prepare_disclosure', 'correct_identity', 'check_draw', 'conflict', 'concern', 'other')),
  sealed_reason bytea not null,
  began_at timestamptz not null default now(),
  until timestamptz not null,
  ended_at timestamptz,
  check (until > began_at and until <= began_at + interval '60 minutes'),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
create index reveal_by_membership on cases.reveal (partnership_id, membership_id, began_at);

-- Nothing of what it names is destroyed while it stands. The case is null where it holds the whole audit.
create table cases.hold (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid,
  kind text not null check (kind in ('police_investigation', 'practice_review', 'court_proceedings', 'inquiry', 'complaint', 'other')),
  reference text not null check (length(btrim(reference)) between 1 and 200),
  review_on date,
  set_by uuid not null,
  set_at timestamptz not null default now(),
  lifted_by uuid,
  lifted_at timestamptz,
  lifted_reason text check (length(lifted_reason) <= 2000),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- The end of who the children are: proposed by one, confirmed by another, then the keys are destroyed and this is the
-- certificate.
create table cases.destruction (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  what text not null check (what in ('frame', 'cases', 'all')),
  -- What the terms say: the day from which it is due.
  due_on date not null,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  state text not null default 'proposed' check (state in ('proposed', 'refused', 'under_way', 'done')),
  proposed_by uuid not null,
  proposed_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  -- Numbers of cases and of rows, ids of keys: exactly what was destroyed.
  certificate jsonb,
  done_at timestamptz,
  check (decided_by is null or decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check ((state = 'done') = (done_at is not null) and (done_at is null) = (certificate is null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create unique index destruction_once on cases.destruction (partnership_id, audit_id) where state in ('proposed', 'under_way');

-- To whom a concern about a child goes at once, and who stands in out of hours.
create table cases.concern_route (
  partnership_id uuid not null, audit_id uuid not null,
  recipient uuid not null, deputy uuid not null,
  hours text not null default '' check (length(hours) <= 300),
  -- Minutes in which it is to be acknowledged.
  within_minutes int not null default 60 check (within_minutes between 5 and 1440),
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  check (recipient <> deputy),
  primary key (partnership_id, audit_id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table cases.concern (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid not null, case_number int not null,
  raised_by uuid not null,
  raised_at timestamptz not null default now(),
  -- What is feared and what has been done, under the case's key.
  sealed bytea not null,
  referred boolean not null,
  recipient uuid not null,
  deputy uuid not null,
  acknowledge_by timestamptz not null,
  state text not null default 'raised' check (state in ('raised', 'acknowledged', 'closed')),
  outcome text check (outcome in ('referred', 'already_known', 'agency_action', 'no_further_action', 'other')),
  version int not null default 1,
  check ((state = 'closed') = (outcome is not null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
-- Who may read a concern: who raised it, who receives it, who stands in. Coordinators besides.
create table cases.concern_party (
  partnership_id uuid not null, membership_id uuid not null, audit_id uuid not null, concern_id uuid not null,
  primary key (partnership_id, membership_id, audit_id, concern_id),
  foreign key (partnership_id, audit_id, concern_id) references cases.concern (partnership_id, audit_id, id) on delete restrict
);
create table cases.concern_step (
  partnership_id uuid not null, audit_id uuid not null, concern_id uuid not null, number int not null check (number > 0),
  kind text not null check (kind in ('acknowledged', 'chased', 'passed_on', 'noted', 'closed')),
  sealed bytea,
  done_by uuid,
  done_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, concern_id, number),
  foreign key (partnership_id, audit_id, concern_id) references cases.concern (partnership_id, audit_id, id) on delete restrict
);
-- An agency, or the coordinator where null stands for none, says of a case that no immediate concern was found.
create table cases.none_found (
  partnership_id uuid not null, audit_id uuid not null, case_id uuid not null, id uuid not null,
  agency_id uuid,
  said_by uuid not null,
  said_at timestamptz not null default now(),
  taken_back_at timestamptz,
  primary key (partnership_id, audit_id, case_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);

-- Which concerns somebody is party to.
create function cases.my_concern_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(p.concern_id), '{}') from cases.concern_party p
  where p.partnership_id = accounts.my_partnership() and p.membership_id = accounts.my_membership()
$$;
grant execute on function cases.my_concern_ids() to throughline_app;
create policy owner_reads on cases.concern_party for select to throughline_owner using (partnership_id = accounts.my_partnership());

do $$
declare
  coordinators text := 'partnership_id = accounts.my_coordinating_partnership()';
  watchers text := 'partnership_id = accounts.my_watching_partnership()';
begin
  perform platform.open_work_table('cases.reveal', watchers,
    'partnership_id, audit_id, id, case_id, case_number, membership_id, what, reason_kind, sealed_reason, until', 'ended_at', false);
  perform platform.open_work_table('cases.hold', watchers,
    'partnership_id, audit_id, id, case_id, kind, reference, review_on, set_by', 'lifted_by, lifted_at, lifted_reason, review_on', false);
  perform platform.open_work_table('cases.destruction', watchers,
    'partnership_id, audit_id, id, what, due_on, reason, proposed_by', 'state, decided_by, decided_at, certificate, done_at', false);
  perform platform.open_work_table('cases.concern_route', coordinators,
    'partnership_id, audit_id, recipient, deputy, hours, within_minutes, changed_by',
    'recipient, deputy, hours, within_minutes, version, changed_by, changed_at', false);
  perform platform.open_work_table('cases.concern', coordinators,
    'partnership_id, audit_id, id, case_id, case_number, raised_by, sealed, referred, recipient, deputy, acknowledge_by',
    'recipient, deputy, acknowledge_by, state, outcome, version', false);
  perform platform.open_work_table('cases.concern_party', coordinators,
    'partnership_id, membership_id, audit_id, concern_id', '', false);
  perform platform.open_work_table('cases.concern_step', coordinators,
    'partnership_id, audit_id, concern_id, number, kind, sealed, done_by', '', false);
  perform platform.open_work_table('cases.none_found', coordinators,
    'partnership_id, audit_id, case_id, id, agency_id, said_by', 'taken_back_at', false);
end $$;

-- That one looked stands under one's own name.
create policy own_add on cases.reveal for insert to throughline_app
  with check (partnership_id = accounts.my_case_working_partnership() and membership_id = accounts.my_membership());
create policy own_end on cases.reveal for update to throughline_app
  using (partnership_id = accounts.my_case_working_partnership() and membership_id = accounts.my_membership())
  with check (partnership_id = accounts.my_case_working_partnership() and membership_id = accounts.my_membership());
create policy own_read on cases.reveal for select to throughline_app
  using (partnership_id = accounts.my_case_working_partnership() and membership_id = accounts.my_membership());
-- Nobody writes it for another, a coordinator neither.
drop policy coordinators_add on cases.reveal;
drop policy coordinators_change on cases.reveal;

-- Holds are the guardian's. What is destroyed, a guardian and a coordinator settle between them, each under their name.
drop policy coordinators_add on cases.hold;
drop policy coordinators_change on cases.hold;
create policy guardians_add on cases.hold for insert to throughline_app
  with check (partnership_id = accounts.my_guarding_partnership() and set_by = accounts.my_membership());
create policy guardians_change on cases.hold for update to throughline_app
  using (partnership_id = accounts.my_guarding_partnership()) with check (partnership_id = accounts.my_guarding_partnership());
drop policy coordinators_add on cases.destruction;
drop policy coordinators_change on cases.destruction;
create policy guardians_propose on cases.destruction for insert to throughline_app
  with check (partnership_id = accounts.my_guarding_partnership() and proposed_by = accounts.my_membership());
create policy watchers_decide on cases.destruction for update to throughline_app
  using (partnership_id = accounts.my_watching_partnership())
  with check (partnership_id = accounts.my_watching_partnership()
    and (decided_by is null or decided_by = accounts.my_membership()));

-- A concern is raised by whoever may see the case, and read by those it concerns.
drop policy coordinators_add on cases.concern;
create policy raised on cases.concern for insert to throughline_app
  with check (partnership_id = accounts.my_case_working_partnership() and raised_by = accounts.my_membership());
create policy parties_read on cases.concern for select to throughline_app
  using (partnership_id = accounts.my_partnership() and id = any (cases.my_concern_ids()));
create policy parties_change on cases.concern for update to throughline_app
  using (partnership_id = accounts.my_partnership() and id = any (cases.my_concern_ids()))
  with check (partnership_id = accounts.my_partnership());
drop policy coordinators_add on cases.concern_party;
create policy raised on cases.concern_party for insert to throughline_app
  with check (partnership_id = accounts.my_case_working_partnership());
create policy parties_read on cases.concern_party for select to throughline_app
  using (partnership_id = accounts.my_partnership() and membership_id = accounts.my_membership());
create policy parties_read on cases.concern_step for select to throughline_app
  using (partnership_id = accounts.my_partnership() and concern_id = any (cases.my_concern_ids()));
create policy parties_add on cases.concern_step for insert to throughline_app
  with check (partnership_id = accounts.my_partnership() and concern_id = any (cases.my_concern_ids())
    and done_by = accounts.my_membership());
create policy route_is_known on cases.concern_route for select to throughline_app
  using (partnership_id = accounts.my_case_working_partnership());
create policy leads_say on cases.none_found for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and agency_id = accounts.my_answering_agency()
    and said_by = accounts.my_membership() and case_id = any (cases.my_asked_case_ids()));
create policy leads_read on cases.none_found for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and agency_id = accounts.my_answering_agency());
