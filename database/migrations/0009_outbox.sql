-- The outbox: mails that are to go, that went, and that did not. A mail is a row of the transaction that gives it
-- reason; a job hands it over later, tries again, and writes down what came of it. So no page waits for a mail server,
-- no mail tells of something that was then undone, and every mail that leaves has its row.

-- Texts are sealed, because some hold a link that lets its receiver in; the address is plain, as it is in
-- accounts.person. `occasion` makes two mails of the same occasion one. Mails of no partnership (somebody who forgot
-- a password may act in several) carry the partnership of zeros.
create table platform.outgoing_mail (
  partnership_id uuid not null,
  id uuid not null,
  about text not null check (about ~ '^[a-z]+(_[a-z]+)*$' and length(about) <= 40),
  occasion text check (length(occasion) between 1 and 200),
  receiver text not null check (receiver like '%_@_%' and length(receiver) <= 254),
  is_secret boolean not null default false,
  -- Subject and text; null once they were cleared.
  sealed bytea check (length(sealed) <= 65536),
  sealed_under text not null check (length(sealed_under) <= 100),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'passed_on')),
  reason text check (reason in ('refused', 'unreachable', 'unsure', 'unreadable', 'unfit', 'expired')),
  queued_at timestamptz not null default now(),
  due_at timestamptz not null default now(),
  tries int not null default 0,
  -- How often it may have arrived although nobody said so.
  unsure int not null default 0,
  -- Who has it in hand: only they may say what came of it.
  claim uuid,
  claimed_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  primary key (partnership_id, id),
  check ((state = 'failed') = (reason is not null)),
  check ((state in ('sent', 'failed', 'passed_on')) = (settled_at is not null))
);
create unique index outgoing_mail_occasion on platform.outgoing_mail (partnership_id, occasion);
create index outgoing_mail_listed on platform.outgoing_mail (partnership_id, queued_at desc, id);
create index outgoing_mail_open on platform.outgoing_mail (due_at) where state in ('waiting', 'sending');

alter table platform.outgoing_mail enable row level security;
alter table platform.outgoing_mail force row level security;

-- Whoever does something that others are told of writes the mail; coordinators and administrators look after the outbox.
create policy members_write on platform.outgoing_mail for insert to throughline_app
  with check (partnership_id = accounts.my_partnership() and state = 'waiting');
create policy anyone_writes_for_the_installation on platform.outgoing_mail for insert to throughline_app, throughline_worker
  with check (partnership_id = '00000000-0000-0000-0000-000000000000' and state = 'waiting');
create policy keepers_read on platform.outgoing_mail for select to throughline_app
  using (partnership_id = accounts.my_keeping_partnership());
-- By hand a mail is passed on or put back; that it was sent only the job says.
create policy keepers_settle on platform.outgoing_mail for update to throughline_app
  using (partnership_id = accounts.my_keeping_partnership())
  with check (partnership_id = accounts.my_keeping_partnership() and state in ('waiting', 'passed_on'));
create policy system_works on platform.outgoing_mail to throughline_worker
  using (partnership_id = accounts.system_partnership()) with check (partnership_id = accounts.system_partnership());
grant insert (partnership_id, id, about, occasion, receiver, is_secret, sealed, sealed_under, due_at)
  on platform.outgoing_mail to throughline_app, throughline_worker;
grant select on platform.outgoing_mail to throughline_app, throughline_worker;
grant update (state, reason, due_at, tries, unsure, settled_at, settled_by) on platform.outgoing_mail to throughline_app;
grant update (state, reason, due_at, tries, unsure, claim, claimed_at, settled_at, sealed)
  on platform.outgoing_mail to throughline_worker;
grant delete on platform.outgoing_mail to throughline_worker;

create policy owner_sweeps on platform.outgoing_mail to throughline_owner using (true) with check (true);

-- What is due in any partnership, the longest due first; also what somebody took in hand and, ten minutes later, has
-- still said nothing of. Ids only: the job then works in the partnership of each.
create function platform.list_due_mails(most int) returns table (partnership uuid, mail uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select partnership_id, id from platform.outgoing_mail
  where (state = 'waiting' and due_at <= now())
    or (state = 'sending' and claimed_at < now() - interval '10 minutes')
  order by due_at, id limit most
$$;

-- Clears texts after 14 days and rows after 90. What was still waiting after 14 days has come too late. Returns under
-- which keys texts are left: every other old key can be destroyed, and with it the texts in every backup.
create function platform.clear_old_mails() returns setof text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from platform.outgoing_mail
    where settled_at < now() - interval '90 days' or due_at < now() - interval '104 days';
  update platform.outgoing_mail set state = 'failed', reason = 'expired', settled_at = now(), sealed = null
    where state in ('waiting', 'sending') and due_at < now() - interval '14 days';
  update platform.outgoing_mail set sealed = null
    where sealed is not null and settled_at < now() - interval '14 days';
  return query select distinct sealed_under from platform.outgoing_mail where sealed is not null;
end $$;
grant execute on function platform.list_due_mails(int), platform.clear_old_mails() to throughline_worker;
