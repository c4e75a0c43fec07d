-- Reminders: when the last one told of a date of an audit, and to whom a job can write.

-- Set by the job that writes the mails, and by nobody else; a date that is moved keeps it, because the mail did go.
alter table audits.milestone add column reminded_on date;
grant update (reminded_on) on audits.milestone to throughline_worker;

-- Whose memberships hold on a day in the partnership that a job works in, and where they are written to. People are
-- closed to every login; a job learns their addresses by this and nothing else of them.
create function accounts.list_mail_receivers(on_day date) returns table (
    person_id uuid, membership_id uuid, agency_id uuid, roles text[], email text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, m.id, m.agency_id, m.roles, p.email
  from accounts.membership m join accounts.person p on p.id = m.person_id
  where m.partnership_id = accounts.system_partnership() and m.ended_at is null and p.disabled_at is null
    and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)
  order by p.id, m.id
$$;
grant execute on function accounts.list_mail_receivers(date) to throughline_worker;
