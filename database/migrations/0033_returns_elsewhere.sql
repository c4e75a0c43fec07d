-- What waits for somebody in another of their own hats: how many returns, and nothing of them.

create function accounts.my_other_partnerships() returns uuid[]
  language plpgsql stable security definer cost 10000 set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  return (select coalesce(array_agg(distinct m.partnership_id), '{}') from accounts.membership m
    where m.person_id = acting.person_id and m.id <> acting.id
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at));
end $$;
create policy owner_counts_elsewhere on returns.return for select to throughline_owner
  using (partnership_id = any (accounts.my_other_partnerships()));

-- By hat: returns that its lead is to write or sign, or that its auditor was given to write.
create function returns.count_elsewhere() returns table (membership_id uuid, partnership_name text, waiting int)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare acting accounts.membership := accounts.acting_membership();
begin
  return query select m.id, p.name, count(*)::int
    from accounts.membership m
    join accounts.partnership p on p.id = m.partnership_id
    join returns.return r on r.partnership_id = m.partnership_id and r.agency_id = m.agency_id
    where m.person_id = acting.person_id and m.id <> acting.id
      and accounts.is_current(m.starts_on, m.ends_on, m.ended_at)
      and ((m.roles && array['agency_lead'] and r.state = any (array['open', 'sent_back', 'submitted']))
        or (m.roles && array['auditor'] and r.state = any (array['open', 'sent_back'])
          and exists (select from accounts.access_grant g
            where g.partnership_id = m.partnership_id and g.membership_id = m.id and g.case_id = r.case_id
              and g.granted_until > now())))
    group by m.id, p.name
    order by p.name, m.id;
end $$;
grant execute on function returns.count_elsewhere() to throughline_app;
