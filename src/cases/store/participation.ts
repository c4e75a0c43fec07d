import { present, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { Participation, ParticipationStatus } from '../participation.ts';

const tables = ['cases.participation_count', 'cases.participation_row', 'cases.participation'] as const;

/** Records who took part as a publication states it; replaces what was recorded before. */
export async function recordParticipation(
  tx: Tx,
  key: AuditKey,
  participation: Participation,
): Promise<void> {
  const place = { partnership_id: key.partnership, audit_id: key.audit };
  for (const table of tables) {
    await tx.deleteFrom(table).where(isOfAudit(key)).execute();
  }
  await tx
    .insertInto('cases.participation')
    .values({ ...place, sample: participation.sample, remark: participation.remark ?? null })
    .execute();
  const rows = participation.rows.map((row, position) => ({
    ...place,
    position,
    agency_refs: [...row.agencies],
    service: row.service ?? null,
    sector: row.sector ?? null,
  }));
  if (rows.length > 0) await tx.insertInto('cases.participation_row').values(rows).execute();
  const counts = participation.rows.flatMap((row, rowPosition) =>
    row.counts.map((count, position) => ({
      ...place,
      row_position: rowPosition,
      position,
      status: count.status,
      cases: count.cases,
      reason: count.reason ?? null,
    })),
  );
  if (counts.length > 0) await tx.insertInto('cases.participation_count').values(counts).execute();
}

/** Who took part in an audit, rows and counts in the order they were recorded. */
export async function getParticipation(tx: Tx, key: AuditKey): Promise<Participation> {
  const its = isOfAudit(key);
  const head = await tx.selectFrom('cases.participation').selectAll().where(its).executeTakeFirst();
  const rows = await tx
    .selectFrom('cases.participation_row')
    .selectAll()
    .where(its)
    .orderBy('position')
    .execute();
  const counts = await tx
    .selectFrom('cases.participation_count')
    .selectAll()
    .where(its)
    .orderBy('row_position')
    .orderBy('position')
    .execute();
  return {
    sample: head?.sample ?? null,
    remark: present(head?.remark ?? null),
    rows: rows.map((row) => ({
      agencies: row.agency_refs,
      service: present(row.service),
      sector: present(row.sector),
      counts: counts
        .filter((count) => count.row_position === row.position)
        .map((count) => ({
          status: count.status as ParticipationStatus,
          cases: count.cases,
          reason: present(count.reason),
        })),
    })),
  };
}
