import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { ConcernRoute } from '../concern.ts';

/** To whom the concerns of an audit go; null while nobody has said. */
export async function findConcernRoute(tx: Tx, key: AuditKey): Promise<ConcernRoute | null> {
  const row = await tx
    .selectFrom('cases.concern_route')
    .select(['recipient', 'deputy', 'hours', 'within_minutes'])
    .where(isOfAudit(key))
    .executeTakeFirst();
  if (row === undefined) return null;
  const { recipient, deputy, hours, within_minutes: withinMinutes } = row;
  return { recipient, deputy, hours, withinMinutes };
}

/** Lets one after the other say to whom the concerns of an audit go, until the transaction ends. */
export async function lockConcernRoute(tx: Tx, key: AuditKey): Promise<void> {
  const name = `concern route ${key.partnership} ${key.audit}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

/** Keeps to whom the concerns go that are raised from now on. */
export async function keepConcernRoute(
  tx: Tx,
  key: AuditKey,
  route: ConcernRoute,
  by: string,
): Promise<void> {
  const kept = {
    recipient: route.recipient,
    deputy: route.deputy,
    hours: route.hours,
    within_minutes: route.withinMinutes,
    changed_by: by,
  };
  await tx
    .insertInto('cases.concern_route')
    .values({ partnership_id: key.partnership, audit_id: key.audit, ...kept })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'audit_id']).doUpdateSet({
        ...kept,
        version: sql<number>`concern_route.version + 1`,
        changed_at: sql<Temporal.Instant>`now()`,
      }),
    )
    .execute();
}
