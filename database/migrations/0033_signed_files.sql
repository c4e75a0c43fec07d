-- A file that stood in a return when it was signed is part of what was signed: taken away in a correction it is read on with
-- that signature, and not deleted.

create or replace function returns.my_evidence_ids() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare mine uuid[] := returns.my_return_ids();
begin
  return (select coalesce(array_agg(e.id), '{}') from returns.evidence e
    where e.partnership_id = accounts.my_learning_partnership() and e.return_id = any (mine)
      and (e.removed_at is null or exists (select 1 from returns.signed_return s
        where s.partnership_id = e.partnership_id and s.audit_id = e.audit_id and s.return_id = e.return_id
          and s.signed_at between e.added_at and e.removed_at)));
end $$;
