-- An exception (abuse C06): an auditor looks at a case although they were, or may have been, close to it. Their lead asks with
-- a reason, a coordinator allows it with theirs, a second person confirms it; then the lead may give them the case.
-- 'reason' is what a lead settled alone before this: it stands as it was settled, and nothing becomes it any more.

alter table cases.conflict drop constraint conflict_settled_check;
alter table cases.conflict add constraint conflict_settled_check check (settled in (
  'open', 'stands_back', 'second_reader', 'reason', 'asked', 'allowed', 'refused', 'confirmed'));

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

-- Whoever decides is neither the person meant nor of those who speak for their agency, in whatever hat; a coordinator is the
-- first, and the second is another person than the first.
create function cases.may_decide_exception(conflict uuid, what text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare of cases.conflict;
begin
  select c.* into of from cases.conflict c where c.partnership_id = accounts.my_watching_partnership() and c.id = conflict;
  if of.id is null or of.agency_id = accounts.my_answering_agency() or accounts.is_own_hat(of.membership_id)
      or accounts.is_own_hat(of.settled_by) or accounts.is_own_hat(of.raised_by) then
    return false;
  end if;
  if of.settled = 'asked' then return accounts.my_coordinating_partnership() is not null and what in ('allowed', 'refused'); end if;
  return of.settled = 'allowed' and what in ('confirmed', 'refused') and not exists (select from cases.exception_step s
    where s.partnership_id = of.partnership_id and s.conflict_id = of.id and s.number = of.version
      and accounts.is_own_hat(s.done_by));
end $$;

-- Whether a step is the next one of that very conflict.
create function cases.is_next_step(conflict uuid, step int, about uuid, of_agency uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from cases.conflict c where c.partnership_id = accounts.my_partnership() and c.id = conflict
    and c.version + 1 = step and c.case_id = about and c.agency_id = of_agency);
end $$;

-- Whether what is written follows from how a conflict stands, each time one version on: decisions by their step, with what was
-- asked as it was asked; everything else by whoever settles it.
create function cases.conflict_goes_on(conflict uuid, to_version int, becomes text, by uuid, words bytea) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare of cases.conflict; step cases.exception_step;
begin
  select c.* into of from cases.conflict c where c.partnership_id = accounts.my_partnership() and c.id = conflict;
  if of.id is null or to_version <> of.version + 1 then return false; end if;
  if becomes in ('allowed', 'refused', 'confirmed') then
    select s.* into step from cases.exception_step s
      where s.partnership_id = of.partnership_id and s.conflict_id = of.id and s.number = to_version;
    return step.what = becomes and by = of.settled_by and words is not distinct from of.sealed_settlement;
  end if;
  return by = accounts.my_membership() and case becomes
    when 'stands_back' then of.settled <> 'stands_back'
    when 'second_reader' then of.settled in ('open', 'reason')
    when 'asked' then of.settled in ('open', 'refused')
    else false end;
end $$;
grant execute on function cases.may_decide_exception(uuid, text), cases.is_next_step(uuid, int, uuid, uuid),
  cases.conflict_goes_on(uuid, int, text, uuid, bytea) to throughline_app;

select platform.open_work_table('cases.exception_step',
  'partnership_id = accounts.my_learning_partnership()
    and (partnership_id = accounts.my_watching_partnership() or agency_id = accounts.my_answering_agency())',
  'partnership_id, audit_id, conflict_id, number, case_id, agency_id, what, sealed, done_by', '', false);
drop policy coordinators_add on cases.exception_step;
create policy watchers_add on cases.exception_step for insert to throughline_app
  with check (partnership_id = accounts.my_watching_partnership() and done_by = accounts.my_membership()
    and cases.is_next_step(conflict_id, number, case_id, agency_id) and cases.may_decide_exception(conflict_id, what));

-- A guardian sees what is asked for, and may be the second person. One policy, for two beside each other use no index.
drop policy read on cases.conflict;
drop policy own_read on cases.conflict;
create policy read on cases.conflict for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership()
    and (agency_id = any ((select audits.my_asked_agency_ids())::uuid[]) or membership_id = (select accounts.my_membership())
      or (settled in ('asked', 'allowed', 'refused', 'confirmed')
        and partnership_id = (select accounts.my_guarding_partnership()))));
create policy guardians_decide on cases.conflict for update to throughline_app
  using (partnership_id = accounts.my_guarding_partnership() and settled = 'allowed')
  with check (partnership_id = accounts.my_guarding_partnership() and settled in ('confirmed', 'refused'));
create policy goes_on on cases.conflict as restrictive for update to throughline_app
  using (partnership_id = accounts.my_partnership())
  with check (partnership_id = accounts.my_partnership()
    and cases.conflict_goes_on(id, version, settled, settled_by, sealed_settlement));
