-- A file that stood in a return when it was signed is part of what was signed: taken away in a correction it is read on with
-- that signature, and not deleted. Coordinators read it with what was signed, and nothing that was added since.

create function returns.my_readable_evidence_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare
  home uuid := accounts.my_learning_partnership();
  mine uuid[] := returns.my_return_ids();
  coordinates boolean := accounts.my_coordinating_partnership() is not null;
begin
  return (select coalesce(array_agg(e.id), '{}') from returns.evidence e
    where e.partnership_id = home and (e.return_id = any (mine) or coordinates)
      and ((e.removed_at is null and e.return_id = any (mine)) or exists (select 1 from returns.signed_return s
        where s.partnership_id = home and s.audit_id = e.audit_id and s.return_id = e.return_id
          and s.signed_at >= e.added_at and (e.removed_at is null or s.signed_at <= e.removed_at))));
end $$;
-- Whose files one may see at all: one's own returns', as a coordinator those that were signed.
create function returns.my_evidence_return_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare home uuid := accounts.my_learning_partnership();
begin
  if accounts.my_coordinating_partnership() is null then return returns.my_return_ids(); end if;
  return returns.my_return_ids() || (select coalesce(array_agg(distinct e.return_id), '{}') from returns.evidence e
    where e.partnership_id = home and exists (select 1 from returns.signed_return s
      where s.partnership_id = home and s.audit_id = e.audit_id and s.return_id = e.return_id
        and s.signed_at >= e.added_at));
end $$;
grant execute on function returns.my_readable_evidence_ids(), returns.my_evidence_return_ids() to throughline_app;

drop policy workers_read on returns.evidence;
create policy read on returns.evidence for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and return_id = any (returns.my_evidence_return_ids()));
drop policy workers_read on returns.evidence_piece;
create policy read on returns.evidence_piece for select to throughline_app
  using (partnership_id = accounts.my_learning_partnership() and evidence_id = any (returns.my_readable_evidence_ids()));
