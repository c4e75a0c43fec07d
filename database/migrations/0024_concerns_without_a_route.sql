-- A concern about a child may be raised before it is said to whom it goes: then it goes to every coordinator, and names
-- nobody. And only about a case that whoever raises it may see.

alter table cases.concern alter column recipient drop not null, alter column deputy drop not null;
alter table cases.concern add check ((recipient is null) = (deputy is null));

drop policy raised on cases.concern;
create policy raised on cases.concern for insert to throughline_app
  with check (partnership_id = accounts.my_case_working_partnership() and raised_by = accounts.my_membership()
    and (partnership_id = accounts.my_coordinating_partnership() or case_id = any (accounts.my_case_ids())
      or case_id = any (cases.my_asked_case_ids())));

-- Home asks for concerns at every visit: one policy, by the index, in place of two that are asked of every row. Coordinators
-- read every one of their partnership, everybody else those that they are party to.
create policy owner_reads on cases.concern for select to throughline_owner
  using (partnership_id = accounts.my_partnership());
create or replace function cases.my_concern_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare coordinating uuid := accounts.my_coordinating_partnership();
begin
  if coordinating is not null then
    return (select coalesce(array_agg(c.id), '{}') from cases.concern c where c.partnership_id = coordinating);
  end if;
  return (select coalesce(array_agg(p.concern_id), '{}') from cases.concern_party p
    where p.partnership_id = accounts.my_partnership() and p.membership_id = accounts.my_membership());
end $$;
create index concern_by_id on cases.concern (partnership_id, id);
drop policy read on cases.concern;
drop policy parties_read on cases.concern;
create policy read on cases.concern for select to throughline_app
  using (partnership_id = accounts.my_partnership() and id = any (cases.my_concern_ids()));
