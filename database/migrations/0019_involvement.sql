-- Involvement: which agency knew the people of a case; what it was told of who they are; who looks at the case for it.

-- One agency (or one of its services, or a setting it answers for) is asked whether it knew the people of one case. The
-- case's number stands here too: a lead sees it and no other case.
create table cases.ask (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid not null, case_number int not null,
  agency_id uuid not null,
  -- A service or setting of the agency; the agency as a whole where null.
  service_id uuid, setting_id uuid,
  due_on date not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  -- How much of who the child is lies open to the agency: what it needs to search, more, nothing any more.
  stage text not null default 'search' check (stage in ('search', 'more', 'closed')),
  seen_at timestamptz,
  answer text check (answer in ('known_in_scope', 'known_partly', 'known_out_of_scope', 'not_known',
    'not_known_or_out_of_scope', 'not_applicable', 'declined')),
  answered_at timestamptz,
  answered_by uuid,
  version int not null default 1,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) <= 2000),
  check ((answer is null) = (answered_at is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check (service_id is null or setting_id is null),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict,
  foreign key (partnership_id, agency_id) references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict
);
create unique index ask_once on cases.ask (partnership_id, audit_id, case_id, agency_id,
  coalesce(service_id, setting_id, '00000000-0000-0000-0000-000000000000')) where withdrawn_at is null;
create index ask_by_agency on cases.ask (partnership_id, agency_id, audit_id);

-- Whom the agency is asked about, and why it is told of them. Persons are numbered within the case's identity.
create table cases.ask_person (
  partnership_id uuid not null, audit_id uuid not null, ask_id uuid not null, person text not null check (length(person) <= 80),
  agency_id uuid not null,
  relation text not null check (relation in ('child', 'sibling', 'parent', 'partner', 'other_adult')),
  sealed_reason bytea not null,
  answer text check (answer in ('known_in_scope', 'known_partly', 'known_out_of_scope', 'not_known',
    'not_known_or_out_of_scope', 'not_applicable', 'declined')),
  primary key (partnership_id, audit_id, ask_id, person),
  foreign key (partnership_id, audit_id, ask_id) references cases.ask (partnership_id, audit_id, id) on delete restrict
);

-- What an agency is told of who they are: its own sealed copy of the few facts that it needs, at each stage.
create table cases.disclosure (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  ask_id uuid not null, case_id uuid not null, agency_id uuid not null,
  stage text not null check (stage in ('search', 'more')),
  sealed bytea not null,
  given_by uuid not null,
  given_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, ask_id) references cases.ask (partnership_id, audit_id, id) on delete restrict
);
create unique index disclosure_once on cases.disclosure (partnership_id, audit_id, ask_id, stage) where closed_at is null;

-- Every answer that was given, the latest counts. Which systems were searched, by whom, and any reason: one sealed value.
create table cases.answer (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  ask_id uuid not null, case_id uuid not null, agency_id uuid not null,
  number int not null check (number > 0),
  answer text not null check (answer in ('known_in_scope', 'known_partly', 'known_out_of_scope', 'not_known',
    'not_known_or_out_of_scope', 'not_applicable', 'declined')),
  sealed bytea not null,
  -- How it came, where a coordinator notes what an agency said elsewhere.
  given_how text check (length(given_how) <= 300),
  given_by uuid not null,
  given_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, id),
  unique (partnership_id, audit_id, ask_id, number),
  foreign key (partnership_id, audit_id, ask_id) references cases.ask (partnership_id, audit_id, id) on delete restrict
);

-- Who looks at the case for the agency.
create table cases.assignment (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid not null, case_number int not null, agency_id uuid not null,
  membership_id uuid not null,
  part text not null default 'auditor' check (part in ('auditor', 'second_reader')),
  assigned_by uuid not null,
  assigned_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text check (length(ended_because) <= 300),
  check ((ended_at is null) = (ended_because is null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
create unique index assignment_once on cases.assignment (partnership_id, audit_id, case_id, agency_id, membership_id) where ended_at is null;
create index assignment_by_membership on cases.assignment (partnership_id, membership_id);

-- Somebody was close to the case that they would judge: declared by them, or found by name. How it was settled.
create table cases.conflict (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid not null, agency_id uuid not null, membership_id uuid not null,
  found text not null check (found in ('declared', 'named_in_case')),
  sealed_reason bytea,
  settled text not null default 'open' check (settled in ('open', 'stands_back', 'second_reader', 'reason')),
  sealed_settlement bytea,
  second_reader uuid,
  raised_by uuid not null,
  raised_at timestamptz not null default now(),
  settled_by uuid,
  settled_at timestamptz,
  version int not null default 1,
  check ((settled = 'open') = (settled_at is null)),
  check (settled <> 'second_reader' or second_reader is not null),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict
);
create index conflict_by_agency on cases.conflict (partnership_id, agency_id);

-- The cases that the agency for which somebody answers was asked about; and those given to them to audit.
create function cases.my_asked_case_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct a.case_id), '{}') from cases.ask a
  where a.partnership_id = accounts.my_learning_partnership() and a.agency_id = accounts.my_answering_agency()
    and a.withdrawn_at is null
$$;
grant execute on function cases.my_asked_case_ids() to throughline_app;
create policy owner_reads on cases.ask for select to throughline_owner using (partnership_id = accounts.my_learning_partnership());

do $$
declare
  agencies text := 'partnership_id = accounts.my_learning_partnership() and agency_id = any (audits.my_asked_agency_ids())';
begin
  perform platform.open_work_table('cases.ask', agencies,
    'partnership_id, audit_id, id, case_id, case_number, agency_id, service_id, setting_id, due_on, asked_by',
    'due_on, stage, seen_at, answer, answered_at, answered_by, version, withdrawn_at, withdrawn_reason', false);
  perform platform.open_work_table('cases.ask_person', agencies,
    'partnership_id, audit_id, ask_id, person, agency_id, relation, sealed_reason', 'answer', false);
  perform platform.open_work_table('cases.disclosure', agencies || ' and closed_at is null',
    'partnership_id, audit_id, id, ask_id, case_id, agency_id, stage, sealed, given_by', 'closed_at', false);
  perform platform.open_work_table('cases.answer', agencies,
    'partnership_id, audit_id, id, ask_id, case_id, agency_id, number, answer, sealed, given_how, given_by', '', false);
  perform platform.open_work_table('cases.assignment', agencies,
    'partnership_id, audit_id, id, case_id, case_number, agency_id, membership_id, part, assigned_by',
    'ended_at, ended_because', false);
  perform platform.open_work_table('cases.conflict', agencies,
    'partnership_id, audit_id, id, case_id, agency_id, membership_id, found, sealed_reason, raised_by',
    'settled, sealed_settlement, second_reader, settled_by, settled_at, version', false);
end $$;

-- A lead answers for their own agency: says when it was seen, answers, corrects, gives the case to auditors, settles
-- conflicts. They add no ask and no disclosure, and reach those of no other agency.
do $$
declare
  name text;
  own text := 'partnership_id = accounts.my_learning_partnership() and agency_id = accounts.my_answering_agency()';
begin
  foreach name in array array['answer', 'assignment', 'conflict'] loop
    execute format('create policy leads_add on cases.%I for insert to throughline_app with check (%s)', name, own);
  end loop;
  foreach name in array array['ask', 'ask_person', 'disclosure', 'assignment', 'conflict'] loop
    execute format('create policy leads_change on cases.%I for update to throughline_app using (%s) with check (%s)',
      name, own, own);
  end loop;
end $$;

-- Somebody who was given a case sees that they were, for which agency, and what that agency was told.
create policy auditors_read on cases.assignment for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and membership_id = accounts.my_membership());
create policy auditors_read on cases.disclosure for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and closed_at is null
    and case_id = any (accounts.my_case_ids()) and agency_id = accounts.my_own_agency());
create policy auditors_declare on cases.conflict for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and case_id = any (accounts.my_case_ids())
    and membership_id = accounts.my_membership() and raised_by = accounts.my_membership()
    and agency_id = accounts.my_own_agency() and found = 'declared');
create policy own_read on cases.conflict for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and membership_id = accounts.my_membership());

-- Who may see which case, written by those who give cases out: the lead to auditors of the agency, for as long as they
-- audit. A grant ends by itself, or is ended.
create function accounts.grant_case(case_of_audit uuid, to_membership uuid, until timestamptz) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  if acting.id is null or not acting.roles && array['coordinator', 'agency_lead'] then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if not exists (select from accounts.membership m where m.id = to_membership and m.partnership_id = acting.partnership_id
      and m.ended_at is null and (acting.roles && array['coordinator'] or m.agency_id = acting.agency_id)) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if not acting.roles && array['coordinator'] and not case_of_audit = any (cases.my_asked_case_ids()) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into accounts.access_grant (partnership_id, membership_id, case_id, granted_until)
    values (acting.partnership_id, to_membership, case_of_audit, until)
    on conflict (partnership_id, membership_id, case_id, granted_from) do nothing;
end $$;
create function accounts.end_case_grant(case_of_audit uuid, to_membership uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  if acting.id is null or not acting.roles && array['coordinator', 'agency_lead'] then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  update accounts.access_grant g set granted_until = now()
    from accounts.membership m
    where g.partnership_id = acting.partnership_id and g.membership_id = to_membership and g.case_id = case_of_audit
      and m.id = to_membership and (acting.roles && array['coordinator'] or m.agency_id = acting.agency_id)
      and (g.granted_until is null or g.granted_until > now());
end $$;
grant execute on function accounts.grant_case(uuid, uuid, timestamptz), accounts.end_case_grant(uuid, uuid) to throughline_app;

-- Colleagues of the agency for which somebody answers, to give a case to.
create function accounts.list_own_auditors() returns table (membership_id uuid, person_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, m.roles, m.post
  from accounts.membership m join accounts.person p on p.id = m.person_id
  where m.partnership_id = accounts.my_learning_partnership() and m.agency_id = accounts.my_answering_agency()
    and m.roles && array['auditor', 'agency_lead'] and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
  order by p.name, m.id
$$;
grant execute on function accounts.list_own_auditors() to throughline_app;
