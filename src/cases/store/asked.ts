import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { isRelation, type Relation } from '../identity.ts';
import type { Ask } from '../involvement.ts';

/** Whom one agency is asked about, by ask and as relations only: no key is needed for it. */
export async function listAskedRelations(
  tx: Tx,
  key: AuditKey,
  agency: string,
): Promise<ReadonlyMap<string, readonly Relation[]>> {
  const rows = await tx
    .selectFrom('cases.ask_person')
    .select(['ask_id', 'relation'])
    .where(isOfAudit(key))
    .where('agency_id', '=', agency)
    .execute();
  const byAsk = Map.groupBy(rows, (row) => row.ask_id);
  return new Map(
    [...byAsk].map(([ask, people]) => [ask, people.map(({ relation }) => relation).filter(isRelation)]),
  );
}

/** Says that the agency has seen whom an ask is about; the first time counts. The version stays. */
export async function markSeen(tx: Tx, key: AuditKey, ask: Pick<Ask, 'id'>): Promise<void> {
  await tx
    .updateTable('cases.ask')
    .set({ seen_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('id', '=', ask.id)
    .where('seen_at', 'is', null)
    .execute();
}

/** How many cases one agency is asked about in an audit; of the answers that wait, how many, and the first day. */
export type AskedCounts = {
  readonly asked: number;
  readonly waiting: number;
  /** ISO; null where none waits. */
  readonly firstDue: string | null;
};

/** What one agency is asked, by audit. An ask that was withdrawn is none. */
export async function countAsked(
  tx: Tx,
  partnership: string,
  agency: string,
): Promise<ReadonlyMap<string, AskedCounts>> {
  const found = await sql<{ audit: string; asked: number; waiting: number; first: string | null }>`
    select audit_id as audit, count(distinct case_id)::int as asked,
      (count(*) filter (where answer is null))::int as waiting,
      (min(due_on) filter (where answer is null))::text as first
    from cases.ask
    where partnership_id = ${partnership} and agency_id = ${agency} and withdrawn_at is null
    group by audit_id`.execute(tx);
  return new Map(
    found.rows.map(({ audit, asked, waiting, first }) => [audit, { asked, waiting, firstDue: first }]),
  );
}

/** How many answers of agencies were due before an ISO day and are not here, of each audit under way with its title. */
export async function countLateAsks(
  tx: Tx,
  partnership: string,
  today: string,
): Promise<readonly { readonly audit: string; readonly title: string; readonly late: number }[]> {
  const found = await sql<{ audit: string; title: string; late: number }>`
    select s.audit_id as audit, a.title, count(*)::int as late
    from cases.ask s join audits.audit a on a.partnership_id = s.partnership_id and a.id = s.audit_id
    where s.partnership_id = ${partnership} and a.partnership_id = ${partnership} and a.stage = 'underway'
      and s.answer is null and s.withdrawn_at is null and s.due_on < ${today}::date
    group by s.audit_id, a.title order by a.title, s.audit_id`.execute(tx);
  return found.rows;
}
