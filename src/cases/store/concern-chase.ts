import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** What a job does about concerns, as the system actor in one partnership; whatever has become of the audit. */

export type WaitingConcern = {
  readonly audit: string;
  readonly id: string;
  readonly recipient: string | null;
  readonly deputy: string | null;
  readonly acknowledgeBy: Temporal.Instant;
  /** When the out of hours of the audit begin and end; '' where nobody said. */
  readonly hours: string;
  readonly lastChasedAt: Temporal.Instant | null;
};

/** The concerns that nobody has acknowledged, each locked; those that another job has in hand are left to it. */
export async function lockWaitingConcerns(tx: Tx, partnership: string): Promise<readonly WaitingConcern[]> {
  const found = await sql<{
    audit_id: string;
    id: string;
    recipient: string | null;
    deputy: string | null;
    acknowledge_by: Temporal.Instant;
    hours: string | null;
    last_chased_at: Temporal.Instant | null;
  }>`select c.audit_id, c.id, c.recipient, c.deputy, c.acknowledge_by,
      (select r.hours from cases.concern_route r
        where r.partnership_id = ${partnership} and r.audit_id = c.audit_id) as hours,
      (select max(s.done_at) from cases.concern_step s
        where s.partnership_id = ${partnership} and s.audit_id = c.audit_id and s.concern_id = c.id
          and s.kind = 'chased') as last_chased_at
    from cases.concern c
    where c.partnership_id = ${partnership} and c.state = 'raised'
    order by c.acknowledge_by, c.id
    for update of c skip locked`.execute(tx);
  return found.rows.map((row) => ({
    audit: row.audit_id,
    id: row.id,
    recipient: row.recipient,
    deputy: row.deputy,
    acknowledgeBy: row.acknowledge_by,
    hours: row.hours ?? '',
    lastChasedAt: row.last_chased_at,
  }));
}

/** Takes back what was said of cases before a concern was raised about them. */
export async function takeBackNoneFound(tx: Tx, partnership: string): Promise<void> {
  await sql`update cases.none_found n set taken_back_at = now()
    where n.partnership_id = ${partnership} and n.taken_back_at is null
      and exists (select from cases.concern c
        where c.partnership_id = ${partnership} and c.audit_id = n.audit_id and c.case_id = n.case_id
          and c.raised_at >= n.said_at)`.execute(tx);
}
