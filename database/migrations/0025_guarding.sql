-- What a guardian needs to watch over records that are shared: which audits there are, on what basis they share, and in
-- which hat somebody looked. Nothing of what an audit asks or finds, nothing about a case.

-- Memberships that stand in something one watches over, as their hats; also of people who have left.
create function accounts.name_hats(which uuid[]) returns table (
    membership_id uuid, person_name text, agency_name text, roles text[], post text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.id, p.name, a.name, m.roles, m.post
  from accounts.membership m
  join accounts.person p on p.id = m.person_id
  left join accounts.agency a on a.id = m.agency_id
  where m.id = any (which) and m.partnership_id = accounts.my_watching_partnership()
$$;

-- Whether a membership belongs to whoever asks, whichever hat they wear: two hats of one person are not two people.
create function accounts.is_own_hat(which uuid) returns boolean
  language sql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
  select exists (select from accounts.membership m where m.id = which and m.person_id = accounts.live_session_person())
$$;

-- Audits that share records: what they are called, where they stand, and of the terms in force the basis for sharing, who is
-- asked and the day on which the board sits.
create policy owner_reads_guarded on audits.audit for select to throughline_owner
  using (partnership_id = accounts.my_guarding_partnership() and origin = 'live');
create policy owner_reads_guarded on audits.terms_version for select to throughline_owner
  using (partnership_id = accounts.my_watching_partnership());
create policy owner_reads_guarded on audits.decision for select to throughline_owner
  using (partnership_id = accounts.my_watching_partnership());
create function audits.list_guarded() returns table (
    audit_id uuid, title text, stage text, number int, basis jsonb, agencies jsonb, board_day text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.title, a.stage, v.number, v.content #> '{terms,basis}', v.content #> '{terms,agencies}',
    v.content #>> '{terms,timetable,boardDay}'
  from audits.audit a
  join lateral (select d.number from audits.decision d
    where d.partnership_id = accounts.my_watching_partnership() and d.audit_id = a.id and d.number is not null
    order by d.recorded_at desc limit 1) d on true
  join audits.terms_version v on v.partnership_id = accounts.my_watching_partnership() and v.audit_id = a.id and v.number = d.number
  where a.partnership_id = accounts.my_watching_partnership() and a.origin = 'live'
  order by a.title, a.id
$$;
grant execute on function accounts.name_hats(uuid[]), accounts.is_own_hat(uuid), audits.list_guarded() to throughline_app;

-- Why a proposal was refused, or which hold stopped it.
alter table cases.destruction add column decided_reason text check (length(decided_reason) <= 2000);
alter table cases.destruction add column stopped_by uuid;
grant update (decided_reason, stopped_by) on cases.destruction to throughline_app, throughline_worker;

-- A second person decides: another one, not the same in another hat.
drop policy watchers_decide on cases.destruction;
create policy watchers_decide on cases.destruction for update to throughline_app
  using (partnership_id = accounts.my_watching_partnership())
  with check (partnership_id = accounts.my_watching_partnership()
    and (decided_by is null or (decided_by = accounts.my_membership() and not accounts.is_own_hat(proposed_by))));

-- One line for an audit that whoever sets a hold and whoever destroys both write: of two at the same moment the second is
-- done again and sees what the first did (abuse K12).
create table cases.guard (
  partnership_id uuid not null, audit_id uuid not null,
  changes int not null default 1,
  primary key (partnership_id, audit_id),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
select platform.open_work_table('cases.guard', 'partnership_id = accounts.my_watching_partnership()',
  'partnership_id, audit_id', 'changes', false);
drop policy coordinators_add on cases.guard;
drop policy coordinators_change on cases.guard;
create policy watchers_add on cases.guard for insert to throughline_app
  with check (partnership_id = accounts.my_watching_partnership());
create policy watchers_change on cases.guard for update to throughline_app
  using (partnership_id = accounts.my_watching_partnership()) with check (partnership_id = accounts.my_watching_partnership());
