import type { KeyStore } from '#platform/crypto';
import { present, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { Participation, ParticipationStatus } from '../participation.ts';
import { participationOf } from '../rules/participation-of.ts';
import { listReasons } from './answers.ts';
import { loadInvolvement } from './involvement.ts';

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

/**
 * Who took part in an audit: the rows and counts that were recorded, in that order; of a live audit, those that its asks
 * and answers come to today, with the agencies' ids for `ref`s. `keys` opens why a question does not apply; without them,
 * as for a recorded audit, which seals nothing, no reason is given.
 */
export async function getParticipation(tx: Tx, key: AuditKey, keys: KeyStore | null): Promise<Participation> {
  const recorded = await getRecorded(tx, key);
  if (recorded.rows.length > 0 || recorded.sample !== null) return recorded;
  const { asks, cases, columns, today } = await loadInvolvement(tx, key);
  if (asks.length === 0) return recorded;
  const reasons = keys === null ? undefined : await listReasons(tx, keys, key, asks);
  return participationOf(asks, cases, columns, today, reasons);
}

async function getRecorded(tx: Tx, key: AuditKey): Promise<Participation> {
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
