-- Asking agencies: when they were chased, and that what lies open to them follows what they answered.

alter table cases.ask add column chased_at timestamptz;
grant update (chased_at) on cases.ask to throughline_app, throughline_worker;

-- Whoever told an agency something still sees that it was told, once it is closed to the agency.
create policy coordinators_read on cases.disclosure for select to throughline_app
  using (partnership_id = accounts.my_coordinating_partnership());

create policy owner_reads on cases.disclosure for select to throughline_owner
  using (partnership_id = accounts.my_learning_partnership());
create policy owner_follows on cases.disclosure for update to throughline_owner
  using (partnership_id = accounts.my_learning_partnership()) with check (partnership_id = accounts.my_learning_partnership());
create policy owner_follows on cases.ask for update to throughline_owner
  using (partnership_id = accounts.my_learning_partnership()) with check (partnership_id = accounts.my_learning_partnership());

-- What an agency was told lies open while it has not answered; after "known" what was made ready for it as well; after any
-- other answer, and once the ask is withdrawn, nothing. A lead cannot do this row by row: nobody may change a row into one
-- that they do not see.
create function cases.follow_answer(of_audit uuid, of_ask uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := accounts.my_learning_partnership();
  its cases.ask;
  becomes text;
begin
  select * into its from cases.ask a
    where a.partnership_id = mine and a.audit_id = of_audit and a.id = of_ask for update;
  if its.id is null or (accounts.my_coordinating_partnership() is null
      and its.agency_id is distinct from accounts.my_answering_agency()) then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  if its.withdrawn_at is null and its.answer is null then return its.stage; end if;
  if its.withdrawn_at is null and its.answer in ('known_in_scope', 'known_partly') then
    update cases.disclosure d set closed_at = null
      where d.partnership_id = mine and d.audit_id = of_audit and d.ask_id = of_ask and d.closed_at is not null
        and not exists (select from cases.disclosure later
          where later.partnership_id = mine and later.audit_id = of_audit and later.ask_id = of_ask
            and later.stage = d.stage and later.id <> d.id
            and (later.closed_at is null or (later.given_at, later.id) > (d.given_at, d.id)));
    becomes := case when exists (select from cases.disclosure d where d.partnership_id = mine
      and d.audit_id = of_audit and d.ask_id = of_ask and d.stage = 'more' and d.closed_at is null)
      then 'more' else 'search' end;
  else
    update cases.disclosure d set closed_at = now()
      where d.partnership_id = mine and d.audit_id = of_audit and d.ask_id = of_ask and d.closed_at is null;
    becomes := 'closed';
  end if;
  update cases.ask a set stage = becomes
    where a.partnership_id = mine and a.audit_id = of_audit and a.id = of_ask;
  return becomes;
end $$;
grant execute on function cases.follow_answer(uuid, uuid) to throughline_app;
