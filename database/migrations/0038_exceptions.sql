-- An exception (abuse C06): an auditor looks at a case although they were, or may have been, close to it. Their lead asks with
-- a reason, a coordinator allows it with theirs, a second person confirms it; then the lead may give them the case.

alter table cases.conflict drop constraint conflict_settled_check;
alter table cases.conflict add constraint conflict_settled_check check (settled in (
  'open', 'stands_back', 'second_reader', 'asked', 'allowed', 'refused', 'reason'));

-- What was decided about an exception, in order: the number is the version that the conflict has after it.
create table cases.exception_step (
  partnership_id uuid not null, audit_id uuid not null, conflict_id uuid not null, number int not null,
  case_id uuid not null, agency_id uuid not null,
  what text not null check (what in ('allowed', 'confirmed', 'refused')),
  sealed bytea,
  done_by uuid not null,
  done_at timestamptz not null default now(),
  primary key (partnership_id, audit_id, conflict_id, number),
  foreign key (partnership_id, audit_id, conflict_id) references cases.conflict (partnership_id, audit_id, id) on delete restrict
);
create policy owner_reads on cases.exception_step for select to throughline_owner
  using (partnership_id = accounts.my_partnership());
create policy owner_reads on cases.conflict for select to throughline_owner using (partnership_id = accounts.my_partnership());

-- Whoever decides is none of those it concerns and decided nothing of it before, in whatever hat; the first is a coordinator.
-- What they decide is the next step of the conflict as it stands.
create function cases.may_decide_exception(conflict uuid, what text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare of cases.conflict;
begin
  select c.* into of from cases.conflict c where c.partnership_id = accounts.my_watching_partnership() and c.id = conflict;
  if of.id is null or accounts.is_own_hat(of.membership_id) or accounts.is_own_hat(of.settled_by) then return false; end if;
  if of.settled = 'asked' then return accounts.my_coordinating_partnership() is not null and what in ('allowed', 'refused'); end if;
  return of.settled = 'allowed' and what in ('confirmed', 'refused') and not exists (select from cases.exception_step s
    where s.partnership_id = of.partnership_id and s.conflict_id = of.id and s.number = of.version
      and accounts.is_own_hat(s.done_by));
end $$;
-- Whether a conflict stands where its last step took it.
create function cases.is_last_step(conflict uuid, at_version int, settled text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare last cases.exception_step;
begin
  select s.* into last from cases.exception_step s where s.partnership_id = accounts.my_partnership() and s.conflict_id = conflict
    order by s.number desc limit 1;
  return last.number = at_version
    and last.what = case settled when 'allowed' then 'allowed' when 'reason' then 'confirmed' when 'refused' then 'refused' end;
end $$;
create function cases.version_of_conflict(conflict uuid) returns int
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (select c.version from cases.conflict c where c.partnership_id = accounts.my_partnership() and c.id = conflict);
end $$;
grant execute on function cases.may_decide_exception(uuid, text), cases.is_last_step(uuid, int, text),
  cases.version_of_conflict(uuid) to throughline_app;

select platform.open_work_table('cases.exception_step',
  'partnership_id = accounts.my_learning_partnership()
    and (partnership_id = accounts.my_watching_partnership() or agency_id = accounts.my_answering_agency())',
  'partnership_id, audit_id, conflict_id, number, case_id, agency_id, what, sealed, done_by', '', false);
drop policy coordinators_add on cases.exception_step;
create policy watchers_add on cases.exception_step for insert to throughline_app
  with check (partnership_id = accounts.my_watching_partnership() and done_by = accounts.my_membership()
    and number = cases.version_of_conflict(conflict_id) + 1 and cases.may_decide_exception(conflict_id, what));

-- A guardian sees what is asked for, and may be the second person. One policy, for two beside each other use no index.
drop policy read on cases.conflict;
drop policy own_read on cases.conflict;
create policy read on cases.conflict for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership()
    and (agency_id = any ((select audits.my_asked_agency_ids())::uuid[]) or membership_id = (select accounts.my_membership())
      or (settled in ('asked', 'allowed', 'reason', 'refused') and partnership_id = (select accounts.my_guarding_partnership()))));
create policy guardians_decide on cases.conflict for update to throughline_app
  using (partnership_id = accounts.my_guarding_partnership() and settled = 'allowed')
  with check (partnership_id = accounts.my_guarding_partnership() and settled in ('reason', 'refused'));

-- Whoever writes it, an exception stands only where its steps took it.
create policy exceptions_go_by_steps on cases.conflict as restrictive for update to throughline_app
  using (partnership_id = accounts.my_partnership())
  with check (partnership_id = accounts.my_partnership()
    and (settled not in ('allowed', 'reason', 'refused') or cases.is_last_step(id, version, settled)));
