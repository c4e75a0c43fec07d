-- The library: what audits cite, with its editions. What is shipped stands in the program; here is what a partnership
-- keeps itself: items of its own, and its own editions of any item, also of a shipped one.
-- Every change is a new row and none is ever changed or removed, so that what an audit was judged by can be read for ever.

create table audits.library_item (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  -- What citations name it by: an id, or the name under which a recorded audit brought it along.
  ref text not null check (ref ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(ref) <= 80),
  version int not null check (version > 0),
  title text not null check (length(btrim(title)) between 1 and 300),
  kind text not null check (kind in ('law', 'statutory_guidance', 'guidance', 'definition', 'procedure', 'strategy',
    'report', 'tool', 'form', 'resource')),
  publisher text check (length(publisher) <= 300),
  nations text[] not null default '{}' check (nations <@ array['England', 'Wales', 'Scotland', 'Northern Ireland']),
  address text check (address ~ '^https://' and length(address) <= 2000),
  purpose text check (length(purpose) <= 2000),
  retired_on date,
  retired_reason text check (length(btrim(retired_reason)) between 1 and 1000),
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  check ((retired_on is null) = (retired_reason is null)),
  primary key (partnership_id, ref, version)
);

create table audits.library_edition (
  partnership_id uuid not null references accounts.partnership (id) on delete restrict,
  -- The ref of an item, which may be a shipped one.
  document text not null check (document ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(document) <= 80),
  id uuid not null,
  version int not null check (version > 0),
  -- Audits cite an edition by its label, so it never changes.
  label text not null check (length(btrim(label)) between 1 and 80),
  in_force_from jsonb,
  in_force_until jsonb,
  address text check (address ~ '^https://' and length(address) <= 2000),
  taken_from text check (length(taken_from) <= 1000),
  passage text check (length(passage) <= 8000),
  is_quoted boolean not null default false,
  quoted_from text check (length(quoted_from) <= 300),
  replaces text check (length(replaces) <= 80),
  note text check (length(note) <= 2000),
  retired_on date,
  retired_reason text check (length(btrim(retired_reason)) between 1 and 1000),
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  check ((retired_on is null) = (retired_reason is null)),
  check (not is_quoted or (passage is not null and quoted_from is not null)),
  primary key (partnership_id, document, id, version)
);
-- Two people who add the same edition at the same time: one of them is told.
create unique index library_edition_label on audits.library_edition (partnership_id, document, lower(label), version);

do $$
declare which regclass;
begin
  foreach which in array array['audits.library_item'::regclass, 'audits.library_edition'::regclass] loop
    execute format('alter table %s enable row level security', which);
    execute format('alter table %s force row level security', which);
    execute format('create policy members_read on %s for select to throughline_app
      using (partnership_id = accounts.my_learning_partnership())', which);
    execute format('create policy coordinators_add on %s for insert to throughline_app
      with check (partnership_id = accounts.my_coordinating_partnership() and changed_by = accounts.my_membership())', which);
    -- Jobs read it, for what they compose; they have nothing to write in it.
    execute format('create policy system_reads on %s for select to throughline_worker
      using (partnership_id = accounts.system_partnership())', which);
    execute format('grant select on %s to throughline_app, throughline_worker', which);
  end loop;
end $$;
grant insert (partnership_id, ref, version, title, kind, publisher, nations, address, purpose, retired_on, retired_reason,
  changed_by) on audits.library_item to throughline_app;
grant insert (partnership_id, document, id, version, label, in_force_from, in_force_until, address, taken_from, passage,
  is_quoted, quoted_from, replaces, note, retired_on, retired_reason, changed_by) on audits.library_edition to throughline_app;
