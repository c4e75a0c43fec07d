-- Commissioning: a live audit from its first draft to terms of reference that everyone has agreed.
-- A draft is kept field by field, so that several people write at once; what was agreed is kept whole and never changes.

-- What an audit's row is, and whether it belongs to the learning that every reader of the partnership sees. Set in the
-- column's default first: under forced row security the owner's update would reach no row and not say so.
alter table audits.audit add column stage text not null default 'recorded'
  check (stage in ('template', 'planned', 'commissioning', 'underway', 'closed', 'withdrawn', 'recording', 'recorded'));
alter table audits.audit alter column stage drop default;
alter table audits.audit add column zone text not null default 'learning' check (zone in ('learning', 'work'));
alter table audits.audit alter column zone set default 'work';
alter table audits.audit add column begun_from uuid;
alter table audits.audit drop constraint audit_origin_check;
alter table audits.audit add constraint audit_origin_check check (origin in ('live', 'recorded', 'template'));
alter table audits.audit add constraint audit_stage_of_origin check (
  case origin when 'live' then stage in ('planned', 'commissioning', 'underway', 'closed', 'withdrawn')
    when 'template' then stage in ('template', 'withdrawn') else stage in ('recording', 'recorded', 'withdrawn') end);
alter table audits.audit add foreign key (partnership_id, begun_from) references audits.audit (partnership_id, id) on delete restrict;
create index audit_by_zone on audits.audit (partnership_id, zone);
grant insert (stage, zone, begun_from), update (stage, zone) on audits.audit
  to throughline_app, throughline_worker;

-- The agency for which somebody answers as its lead; null for everybody else.
create function accounts.my_answering_agency() returns uuid
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  return case when acting.roles && array['agency_lead'] then acting.agency_id end;
end $$;

-- Colleagues with a membership now or to come: for whoever coordinates, to name who commissions, leads or chairs.
create function accounts.list_colleagues() returns table (
    membership_id uuid, person_name text, agency_id uuid, agency_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, m.agency_id, a.name, m.roles, m.post
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  where m.partnership_id = accounts.my_coordinating_partnership() and m.ended_at is null
    and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/London')::date)
  order by p.name, m.id
$$;

-- Names of memberships that stand in something one may read; a page says who wrote or agreed, also of people who left.
create function accounts.name_members(which uuid[]) returns table (membership_id uuid, person_name text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name from accounts.membership m join accounts.person p on p.id = m.person_id
  where m.id = any (which) and m.partnership_id = accounts.my_learning_partnership()
$$;
grant execute on function accounts.my_answering_agency(), accounts.list_colleagues(), accounts.name_members(uuid[])
  to throughline_app;

-- A draft of terms of reference, of a template or of a recording: a row a field, and a row an item of a list.
create table audits.draft_field (
  partnership_id uuid not null, audit_id uuid not null,
  field text not null check (field ~ '^[a-z][a-z0-9-]*(:[a-z0-9-]{1,80})?$' and length(field) <= 160),
  value jsonb not null check (length(value::text) <= 400000),
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, field),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- What a field held before somebody else, or the same person much later, wrote over it: nothing typed is ever lost.
create table audits.draft_former (
  partnership_id uuid not null, audit_id uuid not null, field text not null, version int not null,
  value jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  replaced_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, field, version),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- A version of terms of reference as it was put to the commissioning group: whole, and never changed.
create table audits.terms_version (
  partnership_id uuid not null, audit_id uuid not null,
  number int not null check (number > 0),
  content jsonb not null,
  -- What differs from the version before, said in words when it was made.
  changes jsonb not null,
  note text check (length(note) <= 2000),
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, number),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- Who commissions this audit; those with a membership read its versions and answer for themselves.
create table audits.commissioner (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  membership_id uuid,
  name text not null check (length(btrim(name)) between 1 and 300),
  left_at timestamptz,
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create index commissioner_by_membership on audits.commissioner (partnership_id, membership_id);

-- An answer to a version; the latest of each commissioner counts. Given here by themselves, or elsewhere and noted here.
create table audits.agreement (
  partnership_id uuid not null, audit_id uuid not null, number int not null, commissioner_id uuid not null,
  id uuid not null,
  answer text not null check (answer in ('agreed', 'not_yet')),
  remark text check (length(remark) <= 2000),
  given_on date not null,
  -- How it was given, where not by the commissioner in person here: "at the auditors' meeting".
  given_how text check (length(given_how) <= 300),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  check (answer = 'agreed' or remark is not null),
  primary key (partnership_id, audit_id, number, commissioner_id, id),
  foreign key (partnership_id, audit_id, number) references audits.terms_version (partnership_id, audit_id, number) on delete restrict,
  foreign key (partnership_id, audit_id, commissioner_id) references audits.commissioner (partnership_id, audit_id, id) on delete restrict
);

-- What was decided about an audit as a whole, by whom, when and why: to start it, to start it on terms not everybody has
-- agreed, to withdraw it, to take it up again.
create table audits.decision (
  partnership_id uuid not null, audit_id uuid not null, id uuid not null,
  kind text not null check (kind in ('started', 'started_unagreed', 'terms_renewed', 'renewed_unagreed', 'withdrawn', 'taken_up_again')),
  number int,
  reason text check (length(reason) <= 2000),
  decided_by text not null check (length(btrim(decided_by)) between 1 and 300),
  decided_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  check (kind in ('started', 'terms_renewed') or reason is not null),
  check (kind in ('withdrawn', 'taken_up_again') or number is not null),
  primary key (partnership_id, audit_id, id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, audit_id, number) references audits.terms_version (partnership_id, audit_id, number) on delete restrict
);

-- What an agency is asked for, once the audit has started: all that its lead sees of the terms.
create table audits.request (
  partnership_id uuid not null, audit_id uuid not null, agency_id uuid not null,
  number int not null,
  content jsonb not null,
  asked_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (partnership_id, audit_id, agency_id),
  foreign key (partnership_id, audit_id, number) references audits.terms_version (partnership_id, audit_id, number) on delete restrict,
  foreign key (partnership_id, agency_id) references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict
);
create index request_by_agency on audits.request (partnership_id, agency_id);

-- The dates of an audit that has started.
create table audits.milestone (
  partnership_id uuid not null, audit_id uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_-]*$' and length(code) <= 80),
  label text not null check (length(label) <= 300),
  day date not null,
  whose text not null check (length(whose) <= 40),
  done_on date,
  done_by uuid,
  primary key (partnership_id, audit_id, code),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create index milestone_by_day on audits.milestone (partnership_id, day);

-- Which zones of audits somebody reads: the learning, and for its coordinators the work under way.
create function audits.my_zones() returns text[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  return case when accounts.my_coordinating_partnership() is not null then array['learning', 'work'] else array['learning'] end;
end $$;

-- The audits whose terms somebody may read: a coordinator every one, a commissioner those they commission. One array, so
-- that a policy is one comparison and an index serves it; two policies would be asked of every row.
create function audits.my_work_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare
  coordinating uuid := accounts.my_coordinating_partnership();
  membership uuid := accounts.my_membership();
begin
  if coordinating is not null then
    return (select coalesce(array_agg(a.id), '{}') from audits.audit a
      where a.partnership_id = coordinating and a.origin <> 'recorded');
  end if;
  return (select coalesce(array_agg(distinct c.audit_id), '{}') from audits.commissioner c
    where c.partnership_id = accounts.my_learning_partnership() and c.membership_id = membership and c.left_at is null);
end $$;

-- Those as which somebody answers for themselves.
create function audits.my_commissioner_ids() returns uuid[]
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from audits.commissioner c
  where c.partnership_id = accounts.my_learning_partnership() and c.membership_id = accounts.my_membership()
    and c.left_at is null
$$;

-- The agencies whose requests somebody may read: their own as its lead, every one as coordinator.
create function audits.my_asked_agency_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
begin
  if accounts.my_coordinating_partnership() is not null then return accounts.my_agency_ids(); end if;
  return case when accounts.my_answering_agency() is null then '{}' else array[accounts.my_answering_agency()] end;
end $$;
grant execute on function audits.my_zones(), audits.my_work_ids(), audits.my_commissioner_ids(), audits.my_asked_agency_ids()
  to throughline_app;

-- Rows of work under way. `readers` is who reads them, `writable` and `removable` what coordinators may do; a job works
-- in the partnership it names.
create function platform.open_work_table(which regclass, readers text, columns_written text, columns_changed text,
    removable boolean)
  returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', which);
  execute format('alter table %s force row level security', which);
  execute format('create policy read on %s for select to throughline_app using (%s)', which, readers);
  execute format('create policy coordinators_add on %s for insert to throughline_app
    with check (partnership_id = accounts.my_coordinating_partnership())', which);
  execute format('create policy system_works on %s to throughline_worker
    using (partnership_id = accounts.system_partnership())
    with check (partnership_id = accounts.system_partnership())', which);
  execute format('grant select, insert (%s) on %s to throughline_app, throughline_worker', columns_written, which);
  if columns_changed <> '' then
    execute format('create policy coordinators_change on %s for update to throughline_app
      using (partnership_id = accounts.my_coordinating_partnership())
      with check (partnership_id = accounts.my_coordinating_partnership())', which);
    execute format('grant update (%s) on %s to throughline_app, throughline_worker', columns_changed, which);
  end if;
  if removable then
    execute format('create policy coordinators_remove on %s for delete to throughline_app
      using (partnership_id = accounts.my_coordinating_partnership())', which);
    execute format('grant delete on %s to throughline_app, throughline_worker', which);
  end if;
end $$;

do $$
declare
  coordinators text := 'partnership_id = accounts.my_coordinating_partnership()';
  commissioners text := 'partnership_id = accounts.my_learning_partnership() and audit_id = any (audits.my_work_ids())';
begin
  perform platform.open_work_table('audits.draft_field', coordinators,
    'partnership_id, audit_id, field, value, version, changed_by', 'value, version, changed_by, changed_at', true);
  perform platform.open_work_table('audits.draft_former', coordinators,
    'partnership_id, audit_id, field, version, value, changed_by, changed_at', '', false);
  perform platform.open_work_table('audits.terms_version', commissioners,
    'partnership_id, audit_id, number, content, changes, note, made_by', '', false);
  perform platform.open_work_table('audits.commissioner', commissioners,
    'partnership_id, audit_id, id, membership_id, name', 'membership_id, name, left_at', false);
  perform platform.open_work_table('audits.agreement', commissioners,
    'partnership_id, audit_id, number, commissioner_id, id, answer, remark, given_on, given_how, recorded_by', '', false);
  perform platform.open_work_table('audits.decision', commissioners,
    'partnership_id, audit_id, id, kind, number, reason, decided_by, decided_on, recorded_by', '', false);
  perform platform.open_work_table('audits.request',
    'partnership_id = accounts.my_learning_partnership() and agency_id = any (audits.my_asked_agency_ids())',
    'partnership_id, audit_id, agency_id, number, content', 'number, content, asked_at, withdrawn_at', false);
  perform platform.open_work_table('audits.milestone', commissioners,
    'partnership_id, audit_id, code, label, day, whose, done_on, done_by', 'label, day, whose, done_on, done_by', true);
end $$;

-- The named functions above read these as the owner: which audits are commissioned here and by whom, and nothing that was
-- found in one.
create policy owner_reads on audits.commissioner for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());
create policy owner_reads on audits.audit for select to throughline_owner
  using (partnership_id = accounts.my_coordinating_partnership() and origin <> 'recorded');

-- A live audit is seen by its coordinators only; its commissioners read the versions that were put to them.
drop policy members_read on audits.audit;
create policy members_read on audits.audit for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and zone = any (audits.my_zones()));

-- Each answers for themselves, today, and says nothing of how it was given elsewhere.
create policy commissioners_answer on audits.agreement for insert to throughline_app
  with check (partnership_id = accounts.my_learning_partnership() and commissioner_id = any (audits.my_commissioner_ids())
    and recorded_by = accounts.my_membership() and given_how is null
    and given_on = (now() at time zone 'Europe/London')::date);
