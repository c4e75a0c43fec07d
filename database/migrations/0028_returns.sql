-- Audit tools, and what each agency finds in its own files. A tool is data in versions; a return is pinned to one. Answers
-- to standards are plain codes, so that they can be counted; every word that somebody writes is a sealed value.

create schema returns;
grant usage on schema returns to throughline_app, throughline_worker;

create table returns.tool (
  partnership_id uuid not null, id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 200),
  form text not null check (form in ('deep_dive', 'dip_sample', 'paper', 'reflective', 'compliance', 'section_11', 'own')),
  -- Code of the shipped tool that it began from.
  origin text check (length(origin) <= 80),
  version int not null default 1,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz,
  retired_reason text check (length(retired_reason) <= 2000),
  check ((retired_at is null) = (retired_reason is null)),
  primary key (partnership_id, id)
);

-- What is being written; replaced whole, by whoever saw the version before.
create table returns.tool_draft (
  partnership_id uuid not null, tool_id uuid not null,
  content jsonb not null check (length(content::text) <= 2000000),
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (partnership_id, tool_id),
  foreign key (partnership_id, tool_id) references returns.tool (partnership_id, id) on delete restrict
);

-- A version as it was published: whole, and never changed.
create table returns.tool_version (
  partnership_id uuid not null, tool_id uuid not null, number int not null check (number > 0),
  content jsonb not null,
  note text check (length(note) <= 2000),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (partnership_id, tool_id, number),
  foreign key (partnership_id, tool_id) references returns.tool (partnership_id, id) on delete restrict
);

-- Which tool an audit's cases are looked at with, by the item of its methods; '*' where one serves all.
create table returns.audit_tool (
  partnership_id uuid not null, audit_id uuid not null,
  method text not null check (length(method) <= 80),
  tool_id uuid not null, number int not null,
  due_on date not null,
  chosen_by uuid not null,
  chosen_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, method),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, tool_id, number) references returns.tool_version (partnership_id, tool_id, number) on delete restrict
);

-- One agency's return on one case; on the agency itself where there is no case.
create table returns.return (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  case_id uuid, case_number int,
  agency_id uuid not null,
  service_id uuid, setting_id uuid,
  tool_id uuid not null, tool_number int not null,
  state text not null default 'open' check (state in ('open', 'submitted', 'sent_back', 'signed_off', 'withdrawn')),
  due_on date not null,
  version int not null default 1,
  -- Signed off so many times: a correction after the signature is a new one, and both are kept.
  signed int not null default 0,
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  check ((case_id is null) = (case_number is null)),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, case_id) references cases.sample_case (partnership_id, audit_id, id) on delete restrict,
  foreign key (partnership_id, agency_id) references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict,
  foreign key (partnership_id, tool_id, tool_number) references returns.tool_version (partnership_id, tool_id, number) on delete restrict
);
create unique index return_once on returns.return (partnership_id, audit_id, agency_id,
  coalesce(case_id, '00000000-0000-0000-0000-000000000000'), coalesce(service_id, setting_id, '00000000-0000-0000-0000-000000000000'))
  where state <> 'withdrawn';
create index return_by_agency on returns.return (partnership_id, agency_id, audit_id);

-- What a return holds, field by field, so that several write at once. `answer` is the code of a standard's answer, of a
-- grade, of a yes or no; everything written is sealed under the case's key, at the row's version.
create table returns.entry (
  partnership_id uuid not null, audit_id uuid not null, return_id uuid not null,
  field text not null check (field ~ '^[a-z][a-z0-9-]*(:[a-z0-9-]{1,80})?$' and length(field) <= 160),
  agency_id uuid not null,
  answer text check (length(answer) <= 40),
  sealed bytea not null,
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, return_id, field),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);
create table returns.entry_former (
  partnership_id uuid not null, audit_id uuid not null, return_id uuid not null, field text not null, version int not null,
  agency_id uuid not null,
  sealed bytea not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  replaced_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, return_id, field, version),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);

-- What happened to a return: submitted, sent back (with reasons by section, sealed), signed off, moved to another version
-- of its tool, given to others.
create table returns.step (
  partnership_id uuid not null, audit_id uuid not null, return_id uuid not null, number int not null check (number > 0),
  agency_id uuid not null,
  kind text not null check (kind in ('opened', 'submitted', 'taken_back', 'sent_back', 'signed_off', 'correction_begun', 'moved_to_version', 'withdrawn', 'reopened')),
  sealed bytea,
  detail jsonb not null default '{}',
  done_by uuid not null,
  done_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, return_id, number),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);

-- A return as it was signed: whole, sealed, never changed. Answers stand beside it, to be counted.
create table returns.signed_return (
  partnership_id uuid not null, audit_id uuid not null, return_id uuid not null, number int not null check (number > 0),
  case_id uuid, agency_id uuid not null,
  sealed bytea not null,
  answers jsonb not null,
  signed_by uuid not null,
  signed_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, return_id, number),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);

-- Who is in which section now; a row says only that, and grows old by itself.
create table returns.presence (
  partnership_id uuid not null, audit_id uuid not null, return_id uuid not null, membership_id uuid not null,
  agency_id uuid not null,
  section text not null check (length(section) <= 80),
  seen_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, return_id, membership_id),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);

-- A file that shows something, where the audit allows it: sealed in pieces, its name sealed as well.
create table returns.evidence (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  return_id uuid not null, agency_id uuid not null,
  field text not null check (length(field) <= 160),
  kind text not null check (kind in ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'text')),
  bytes int not null check (bytes between 1 and 20000000),
  sealed_name bytea not null,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  removed_by uuid,
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id, return_id) references returns.return (partnership_id, audit_id, id) on delete restrict
);
create table returns.evidence_piece (
  partnership_id uuid not null, audit_id uuid not null, evidence_id uuid not null, position int not null,
  agency_id uuid not null,
  sealed bytea not null,
  primary key (partnership_id, audit_id, evidence_id, position),
  foreign key (partnership_id, audit_id, evidence_id) references returns.evidence (partnership_id, audit_id, id) on delete restrict
);

-- The returns that somebody works on: a lead all of their agency's, an auditor those of the cases given to them. Which of
-- them may be written: what was handed in or signed stays as it is.
create function returns.my_return_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare
  home uuid := accounts.my_learning_partnership();
  leads uuid := accounts.my_answering_agency();
  works_for uuid := accounts.my_own_agency();
  given uuid[] := accounts.my_case_ids();
begin
  return (select coalesce(array_agg(r.id), '{}') from returns.return r
    where r.partnership_id = home and r.state <> 'withdrawn'
      and (r.agency_id = leads or (r.agency_id = works_for and r.case_id = any (given))));
end $$;
create function returns.my_writable_return_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare mine uuid[] := returns.my_return_ids();
begin
  return (select coalesce(array_agg(r.id), '{}') from returns.return r
    where r.partnership_id = accounts.my_learning_partnership() and r.id = any (mine)
      and r.state in ('open', 'sent_back'));
end $$;
grant execute on function returns.my_return_ids(), returns.my_writable_return_ids() to throughline_app;
create policy owner_reads on returns.return for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());

do $$
declare
  readers text := 'partnership_id = accounts.my_learning_partnership()';
  coordinators text := 'partnership_id = accounts.my_coordinating_partnership()';
  agencies text := 'partnership_id = accounts.my_learning_partnership() and agency_id = any (audits.my_asked_agency_ids())';
begin
  -- What a tool asks is no secret within the partnership; coordinators write it.
  perform platform.open_work_table('returns.tool', readers, 'partnership_id, id, name, form, origin, made_by',
    'name, version, retired_at, retired_reason', false);
  perform platform.open_work_table('returns.tool_draft', coordinators, 'partnership_id, tool_id, content, changed_by',
    'content, version, changed_by, changed_at', true);
  perform platform.open_work_table('returns.tool_version', readers,
    'partnership_id, tool_id, number, content, note, made_by', '', false);
  perform platform.open_work_table('returns.audit_tool', readers,
    'partnership_id, audit_id, method, tool_id, number, due_on, chosen_by',
    'tool_id, number, due_on, chosen_by, chosen_at', true);
  -- Coordinators open returns and see how each stands; what is in one they read once it has been signed.
  perform platform.open_work_table('returns.return', agencies,
    'partnership_id, audit_id, id, case_id, case_number, agency_id, service_id, setting_id, tool_id, tool_number, due_on',
    'tool_id, tool_number, state, due_on, version, signed, changed_at', false);
  perform platform.open_work_table('returns.step', agencies,
    'partnership_id, audit_id, return_id, number, agency_id, kind, sealed, detail, done_by', '', false);
  perform platform.open_work_table('returns.signed_return', agencies,
    'partnership_id, audit_id, return_id, number, case_id, agency_id, sealed, answers, signed_by', '', false);
end $$;
-- A coordinator signs for nobody.
drop policy coordinators_add on returns.signed_return;

create policy workers_read on returns.return for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and id = any (returns.my_return_ids()));
create policy workers_change on returns.return for update to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and id = any (returns.my_return_ids()))
  with check (partnership_id = accounts.my_learning_partnership() and id = any (returns.my_return_ids()));

create policy workers_read on returns.step for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_return_ids()));
create policy workers_add on returns.step for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_return_ids())
    and done_by = accounts.my_membership());
create policy workers_read on returns.signed_return for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_return_ids()));
create policy leads_sign on returns.signed_return for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and agency_id = accounts.my_answering_agency()
    and return_id = any (returns.my_return_ids()) and signed_by = accounts.my_membership());

do $$
declare
  name text;
  mine text := 'partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_return_ids())';
  open text := 'partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_writable_return_ids())';
begin
  foreach name in array array['entry', 'entry_former', 'presence', 'evidence'] loop
    execute format('alter table returns.%I enable row level security', name);
    execute format('alter table returns.%I force row level security', name);
    execute format('create policy workers_read on returns.%I for select to throughline_app using (%s)', name, mine);
    execute format('create policy workers_add on returns.%I for insert to throughline_app with check (%s)', name, open);
    execute format('create policy system_works on returns.%I to throughline_worker
      using (partnership_id = accounts.system_partnership())
      with check (partnership_id = accounts.system_partnership())', name);
    execute format('grant select on returns.%I to throughline_app, throughline_worker', name);
  end loop;
  foreach name in array array['entry', 'presence', 'evidence'] loop
    execute format('create policy workers_change on returns.%I for update to throughline_app using (%s) with check (%s)', name, open, open);
  end loop;
end $$;
grant insert (partnership_id, audit_id, return_id, field, agency_id, answer, sealed, version, changed_by),
  update (answer, sealed, version, changed_by, changed_at) on returns.entry to throughline_app, throughline_worker;
grant insert (partnership_id, audit_id, return_id, field, version, agency_id, sealed, changed_by, changed_at)
  on returns.entry_former to throughline_app, throughline_worker;
grant insert (partnership_id, audit_id, return_id, membership_id, agency_id, section), update (section, seen_at)
  on returns.presence to throughline_app, throughline_worker;
grant insert (partnership_id, audit_id, id, return_id, agency_id, field, kind, bytes, sealed_name, added_by),
  update (removed_at, removed_by) on returns.evidence to throughline_app, throughline_worker;

-- The pieces of a file hang on it, and are read by whoever reads it.
create function returns.my_evidence_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare mine uuid[] := returns.my_return_ids();
begin
  return (select coalesce(array_agg(e.id), '{}') from returns.evidence e
    where e.partnership_id = accounts.my_learning_partnership() and e.return_id = any (mine) and e.removed_at is null);
end $$;
grant execute on function returns.my_evidence_ids() to throughline_app;
create policy owner_reads on returns.evidence for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());
alter table returns.evidence_piece enable row level security;
alter table returns.evidence_piece force row level security;
create policy workers_read on returns.evidence_piece for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and evidence_id = any (returns.my_evidence_ids()));
create policy workers_add on returns.evidence_piece for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and evidence_id = any (returns.my_evidence_ids()));
create policy system_works on returns.evidence_piece to throughline_worker
  using (partnership_id = accounts.system_partnership()) with check (partnership_id = accounts.system_partnership());
grant select, insert (partnership_id, audit_id, evidence_id, position, agency_id, sealed)
  on returns.evidence_piece to throughline_app, throughline_worker;
grant delete on returns.evidence_piece to throughline_worker;
