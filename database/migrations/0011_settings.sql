-- Settings: the many places one agency stands for, such as the schools of a city or the practices of a board.
-- They belong to the agency's place in a partnership, not to the agency: a trust or a board serves several partnerships,
-- and which of its places lie in one is no other one's to read or to change.

create table accounts.setting (
  partnership_id uuid not null,
  id uuid not null,
  agency_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 200),
  kind text not null check (kind in ('school', 'early_years', 'college', 'gp_practice', 'ward', 'other')),
  area_id uuid,
  -- The number it is known by outside: a school's URN, a practice code.
  code text check (length(btrim(code)) between 1 and 40),
  -- Marked, never deleted: audits speak of settings that are no more.
  left_on date,
  version int not null default 1,
  primary key (partnership_id, id),
  unique (partnership_id, agency_id, id),
  foreign key (partnership_id, agency_id)
    references accounts.agency_in_partnership (partnership_id, agency_id) on delete restrict,
  foreign key (partnership_id, area_id) references accounts.area (partnership_id, id) on delete restrict
);
-- Two schools of one name are told apart by their areas. One that left gives its name and code free: a school that
-- becomes an academy often keeps its name.
create unique index setting_name on accounts.setting (partnership_id, agency_id, lower(name), area_id)
  nulls not distinct where left_on is null;
create unique index setting_code on accounts.setting (partnership_id, agency_id, lower(code)) where left_on is null;
create index setting_area on accounts.setting (partnership_id, area_id);

-- The agencies that somebody keeps in their partnership: all of them for a coordinator or an administrator, their own
-- for its lead.
create function accounts.my_kept_agency_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  if acting.roles && array['coordinator', 'administrator'] then
    return (select coalesce(array_agg(a.agency_id), '{}') from accounts.agency_in_partnership a
      where a.partnership_id = acting.partnership_id);
  end if;
  if acting.roles && array['agency_lead'] and acting.agency_id is not null then return array[acting.agency_id]; end if;
  return '{}';
end $$;
grant execute on function accounts.my_kept_agency_ids() to throughline_app;

alter table accounts.setting enable row level security;
alter table accounts.setting force row level security;
create policy owner_keeps on accounts.setting to throughline_owner using (true) with check (true);
create policy members_read on accounts.setting for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership());
create policy keepers_add on accounts.setting for insert to throughline_app
  with check (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()));
create policy keepers_change on accounts.setting for update to throughline_app
  using (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()))
  with check (partnership_id = accounts.my_partnership() and agency_id = any (accounts.my_kept_agency_ids()));
create policy system_works on accounts.setting to throughline_worker
  using (partnership_id = accounts.system_partnership()) with check (partnership_id = accounts.system_partnership());
grant select, insert (partnership_id, id, agency_id, name, kind, area_id, code)
  on accounts.setting to throughline_app, throughline_worker;
grant update (name, kind, area_id, code, left_on, version) on accounts.setting to throughline_app;
