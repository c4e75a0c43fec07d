-- An audit, live or recorded from a publication: one model. Here: what it is, how and where it looked, who was asked.
-- Lists without a life of their own are keyed by position and replaced whole; nothing later may point at them.

create schema audits;
grant usage on schema audits to throughline_app, throughline_worker;

create table audits.audit (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  id uuid not null,
  short_name text not null check (short_name ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(short_name) <= 80),
  origin text not null check (origin in ('live', 'recorded')),
  title text not null check (length(btrim(title)) between 1 and 300),
  subject text not null check (length(btrim(subject)) between 1 and 300),
  topics text[] not null default '{}',
  published_by text check (length(published_by) <= 300),
  priority jsonb,
  purpose text[] not null default '{}',
  background text[] not null default '{}',
  fieldwork jsonb,
  reported jsonb,
  scope jsonb,
  receiving_group jsonb,
  audience text check (length(audience) <= 2000),
  graded boolean not null default false,
  sample jsonb not null,
  sample_cases int check (sample_cases >= 0),
  source jsonb,
  reflective_questions text[] not null default '{}',
  -- The last day the audit speaks of, for order and filter by year.
  year_day date,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  primary key (partnership_id, id),
  unique (partnership_id, short_name)
);
create index audit_by_year on audits.audit (partnership_id, year_day desc, id);

create table audits.joint_partner (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  name text not null check (length(name) <= 300),
  short_name text not null check (length(short_name) <= 80),
  colour text check (colour ~ '^#[0-9a-f]{6}$'),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table audits.method (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  kind text not null,
  cases int check (cases >= 0),
  description text check (length(description) <= 2000),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table audits.audit_area (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  -- None where the area is a joint partner's.
  area_id uuid,
  name text not null check (length(name) <= 300),
  cases int check (cases >= 0),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, area_id) references accounts.area (partnership_id, id) on delete restrict
);

-- Which agencies the audit speaks of, under which name they stood in it.
create table audits.audit_agency (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  ref text not null check (length(ref) <= 80),
  agency_id uuid not null,
  entry jsonb not null,
  primary key (partnership_id, audit_id, position),
  unique (partnership_id, audit_id, ref),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, agency_id) references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict
);
create index audit_agency_by_agency on audits.audit_agency (partnership_id, agency_id);

-- Commissioners are not contributors: three lists, one shape. A body may be no agency (a board office): name only.
create table audits.body (
  partnership_id uuid not null, audit_id uuid not null,
  list text not null check (list in ('commissioners', 'contributors', 'panel')),
  position int not null,
  agency_ref text, service text check (length(service) <= 300), name text check (length(name) <= 300),
  role text check (length(role) <= 300),
  check (agency_ref is not null or name is not null),
  primary key (partnership_id, audit_id, list, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict,
  foreign key (partnership_id, audit_id, agency_ref) references audits.audit_agency (partnership_id, audit_id, ref) on delete restrict
);

create table audits.library_document (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  document jsonb not null,
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

create table audits.citation (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  document text not null check (length(document) <= 80),
  edition text not null check (length(edition) <= 80),
  use text not null,
  says text check (length(says) <= 4000),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
create index citation_by_document on audits.citation (partnership_id, document, edition);

create table audits.resource (
  partnership_id uuid not null, audit_id uuid not null, position int not null,
  title text not null check (length(title) <= 300),
  url text check (length(url) <= 2000),
  about text check (length(about) <= 2000),
  primary key (partnership_id, audit_id, position),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);

-- One set of policies for the tables of the learning zone: whoever may read the partnership's learning reads recorded
-- audits, its coordinators write them, a system actor works within the partnership it names. Later steps use it too.
create function platform.open_learning_table(which regclass, columns_written text, columns_changed text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', which);
  execute format('alter table %s force row level security', which);
  execute format('create policy members_read on %s for select to throughline_app
    using (partnership_id = accounts.my_learning_partnership())', which);
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
  else
    execute format('create policy coordinators_replace on %s for delete to throughline_app
      using (partnership_id = accounts.my_coordinating_partnership())', which);
    execute format('grant delete on %s to throughline_app, throughline_worker', which);
  end if;
end $$;

select platform.open_learning_table('audits.audit',
  'partnership_id, id, short_name, origin, title, subject, topics, published_by, priority, purpose, background, fieldwork, reported, scope, receiving_group, audience, graded, sample, sample_cases, source, reflective_questions, year_day',
  'title, subject, topics, published_by, priority, purpose, background, fieldwork, reported, scope, receiving_group, audience, graded, sample, sample_cases, source, reflective_questions, year_day, version');
select platform.open_learning_table('audits.joint_partner', 'partnership_id, audit_id, position, name, short_name, colour', '');
select platform.open_learning_table('audits.method', 'partnership_id, audit_id, position, kind, cases, description', '');
select platform.open_learning_table('audits.audit_area', 'partnership_id, audit_id, position, area_id, name, cases', '');
select platform.open_learning_table('audits.audit_agency', 'partnership_id, audit_id, position, ref, agency_id, entry', '');
select platform.open_learning_table('audits.body', 'partnership_id, audit_id, list, position, agency_ref, service, name, role', '');
select platform.open_learning_table('audits.library_document', 'partnership_id, audit_id, position, document', '');
select platform.open_learning_table('audits.citation', 'partnership_id, audit_id, position, document, edition, use, says', '');
select platform.open_learning_table('audits.resource', 'partnership_id, audit_id, position, title, url, about', '');
