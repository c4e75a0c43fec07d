-- A concern about a child may be raised before it is said to whom it goes: then it goes to every coordinator, and names
-- nobody. And only about a case that whoever raises it may see.

alter table cases.concern alter column recipient drop not null, alter column deputy drop not null;
alter table cases.concern add check ((recipient is null) = (deputy is null));

drop policy raised on cases.concern;
create policy raised on cases.concern for insert to throughline_app
  with check (partnership_id = accounts.my_case_working_partnership() and raised_by = accounts.my_membership()
    and (partnership_id = accounts.my_coordinating_partnership() or case_id = any (accounts.my_case_ids())
      or case_id = any (cases.my_asked_case_ids())));
