-- Corrections: a published audit opened again to put something right. What stands stays readable until the correction is
-- finished. Coordinators only: what was taken out of a publication may be just what nobody else should read any longer.
create table audits.correction (
  partnership_id uuid not null, audit_id uuid not null,
  number int not null check (number > 0),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  -- The file of the audit as it stood when the correction was begun.
  stood text not null check (length(stood) <= 4000000),
  -- The draft that it was opened as: what the corrected one is compared with.
  opened_as jsonb not null,
  begun_by uuid not null,
  begun_at timestamptz not null default now(),
  outcome text check (outcome in ('finished', 'put_away')),
  -- What differs afterwards, said in words when it was finished.
  changes jsonb,
  ended_by uuid,
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null)),
  check ((outcome is not distinct from 'finished') = (changes is not null)),
  primary key (partnership_id, audit_id, number),
  foreign key (partnership_id, audit_id) references audits.audit (partnership_id, id) on delete restrict
);
-- One at a time.
create unique index correction_open on audits.correction (partnership_id, audit_id) where outcome is null;

select platform.open_work_table('audits.correction', 'partnership_id = accounts.my_coordinating_partnership()',
  'partnership_id, audit_id, number, reason, stood, opened_as, begun_by', 'outcome, changes, ended_by, ended_at', false);
