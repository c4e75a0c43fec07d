import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { Hold, HoldKind } from '../guarding.ts';

/**
 * Makes sure that of two who set a hold, or destroy, at the same moment the second sees what the first did: both write this
 * line, and whoever comes second is done again from the beginning.
 */
export async function takeGuard(tx: Tx, key: AuditKey): Promise<void> {
  await sql`insert into cases.guard as g (partnership_id, audit_id) values (${key.partnership}, ${key.audit})
    on conflict (partnership_id, audit_id) do update set changes = g.changes + 1`.execute(tx);
}

/** Every hold on an audit or a case of it, those that stand first, then the latest. */
export async function listHolds(tx: Tx, key: AuditKey): Promise<readonly Hold[]> {
  const rows = await tx
    .selectFrom('cases.hold')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy(sql`lifted_at is not null`)
    .orderBy('set_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    kind: row.kind as HoldKind,
    reference: row.reference,
    reviewOn: row.review_on,
    setBy: row.set_by,
    setAt: row.set_at,
    liftedBy: row.lifted_by,
    liftedAt: row.lifted_at,
    liftedReason: row.lifted_reason,
  }));
}

/** Sets a hold, before or after any destruction and never in the midst of one. Returns its id. */
export async function setHold(
  tx: Tx,
  key: AuditKey,
  hold: Pick<Hold, 'case' | 'kind' | 'reference' | 'reviewOn'>,
  membership: string,
): Promise<string> {
  await takeGuard(tx, key);
  const id = randomUUID();
  await tx
    .insertInto('cases.hold')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      case_id: hold.case,
      kind: hold.kind,
      reference: hold.reference,
      review_on: hold.reviewOn,
      set_by: membership,
    })
    .execute();
  return id;
}

/** Lifts a hold that stands; false when it does no longer. It stays in the list. */
export async function liftHold(
  tx: Tx,
  key: AuditKey,
  hold: string,
  reason: string,
  membership: string,
): Promise<boolean> {
  const lifted = await tx
    .updateTable('cases.hold')
    .set({ lifted_by: membership, lifted_at: sql<Temporal.Instant>`now()`, lifted_reason: reason })
    .where(isOfAudit(key))
    .where('id', '=', hold)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return lifted.numUpdatedRows === 1n;
}

/** Which of these audits a hold stands on, whole or in part: how many, by audit. */
export async function countHolds(tx: Tx, partnership: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('cases.hold')
    .select((eb) => ['audit_id', eb.fn.countAll().as('holds')])
    .where('partnership_id', '=', partnership)
    .where('lifted_at', 'is', null)
    .groupBy('audit_id')
    .execute();
  return new Map(rows.map((row) => [row.audit_id, Number(row.holds)]));
}
