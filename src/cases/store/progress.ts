import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { AuditKey } from '#audits';
import type { CaseProgress } from '../case-progress.ts';

/** The counts of an audit's cases, in one statement; all 0 when they are not yours. `today` is ISO. */
export async function getCaseProgress(tx: Tx, key: AuditKey, today: string): Promise<CaseProgress> {
  const { partnership, audit } = key;
  const found = await sql<CaseProgress>`select
    (select coalesce(sum(rows_loaded), 0)::int from cases.frame
      where partnership_id = ${partnership} and audit_id = ${audit} and state = 'loaded') as listed,
    (select count(*)::int from cases.sample_case
      where partnership_id = ${partnership} and audit_id = ${audit} and standing = 'in_sample') as "inSample",
    (select count(*)::int from cases.sample_case
      where partnership_id = ${partnership} and audit_id = ${audit} and standing = 'reserve') as reserves,
    a.asked, a.answered, a.late,
    (select count(*)::int from cases.concern
      where partnership_id = ${partnership} and audit_id = ${audit} and state <> 'closed') as "openConcerns"
    from (select count(*)::int as asked, count(answer)::int as answered,
        count(*) filter (where answer is null and due_on < ${today}::date)::int as late
      from cases.ask where partnership_id = ${partnership} and audit_id = ${audit} and withdrawn_at is null) a`.execute(
    tx,
  );
  return (
    found.rows[0] ?? { listed: 0, inSample: 0, reserves: 0, asked: 0, answered: 0, late: 0, openConcerns: 0 }
  );
}
