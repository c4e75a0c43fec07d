import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import { isId, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import type { Conflict, ConflictFinding, LeadSettlement, Settlement } from '../conflict.ts';
import type { CasePractitioner, IdentityPack } from '../identity.ts';
import type { Permit } from '../permit.ts';
import type { OfCase } from './assignments.ts';
import { identityPlace } from './identity.ts';

const table = 'cases.conflict';

function placeOf(key: AuditKey, caseId: string, column: string, id: string) {
  return placeIn(key, { case: caseId, table, column, row: id });
}

/** Conflicts of an agency's people with a case, first to last; of whoever asks alone where that is an auditor. */
export async function listConflicts(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  of: OfCase,
): Promise<readonly Conflict[]> {
  const rows = await conflictsOf(tx, key)
    .where('case_id', '=', of.case)
    .where('agency_id', '=', of.agency)
    .orderBy('raised_at')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const caseKey = await findCaseKey(keys, of.case);
  return rows.map((row) => openConflict(key, caseKey, row));
}

/** One conflict; null when it is not there or not for whoever asks. */
export async function findConflict(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  id: string,
): Promise<Conflict | null> {
  if (!isId(id)) return null;
  const row = await conflictsOf(tx, key).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : openConflict(key, await findCaseKey(keys, row.case_id), row);
}

function conflictsOf(tx: Tx, key: AuditKey) {
  return tx.selectFrom(table).selectAll().where(isOfAudit(key));
}

type Row = Awaited<ReturnType<ReturnType<typeof conflictsOf>['execute']>>[number];

function openConflict(key: AuditKey, caseKey: Key | null, row: Row): Conflict {
  const open = (sealed: Uint8Array | null, column: string): string | null =>
    sealed === null ? '' : openSealed(caseKey, sealed, placeOf(key, row.case_id, column, row.id));
  return {
    id: row.id,
    case: row.case_id,
    agency: row.agency_id,
    membership: row.membership_id,
    found: row.found as ConflictFinding,
    reason: open(row.sealed_reason, 'sealed_reason'),
    settled: row.settled as Settlement,
    settlement: open(row.sealed_settlement, 'sealed_settlement'),
    secondReader: row.second_reader,
    raisedAt: row.raised_at,
    settledBy: row.settled_by,
    settledAt: row.settled_at,
    version: row.version,
  };
}

/** Writes down that somebody may be too close to a case; returns its id. */
export async function addConflict(
  tx: Tx,
  caseKey: Key,
  key: AuditKey,
  of: OfCase,
  raised: {
    readonly membership: string;
    readonly found: ConflictFinding;
    readonly reason: string;
    readonly by: string;
  },
): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto(table)
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      case_id: of.case,
      agency_id: of.agency,
      membership_id: raised.membership,
      found: raised.found,
      sealed_reason:
        raised.reason === ''
          ? null
          : Buffer.from(seal(caseKey, raised.reason, placeOf(key, of.case, 'sealed_reason', id))),
      raised_by: raised.by,
    })
    .execute();
  return id;
}

/** Settles a conflict from the version that was seen; false when it was another. */
export async function settleConflict(
  tx: Tx,
  caseKey: Key,
  key: AuditKey,
  seen: Pick<Conflict, 'id' | 'case' | 'version'>,
  made: {
    readonly settled: LeadSettlement;
    readonly words: string;
    readonly secondReader: string | null;
    readonly by: string;
  },
): Promise<boolean> {
  const place = placeOf(key, seen.case, 'sealed_settlement', seen.id);
  const changed = await tx
    .updateTable(table)
    .set({
      settled: made.settled,
      // What was asked before stays, where nothing takes its place.
      ...(made.words === '' ? {} : { sealed_settlement: Buffer.from(seal(caseKey, made.words, place)) }),
      second_reader: made.secondReader,
      settled_by: made.by,
      settled_at: sql<Temporal.Instant>`now()`,
      version: seen.version + 1,
    })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/**
 * Who worked with the family of a case, to compare with those who would audit it, and for nothing else: it is shown to
 * nobody. Null where it does not open as it was last kept, so that nobody can be checked.
 */
export async function readPractitioners(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  leave: Permit<'check conflict'>,
): Promise<readonly CasePractitioner[] | null> {
  const found = await sql<{
    sealed: Uint8Array;
    version: number;
    newest: number | null;
  }>`select c.sealed, c.version, audit_log.newest_version('case.identity_kept', ${leave.case}::uuid) as newest
    from cases.identity_to_check(${key.audit}::uuid, ${leave.case}::uuid) c`.execute(tx);
  const row = found.rows[0];
  if (row === undefined || row.newest !== row.version) return null;
  const text = openSealed(
    await findCaseKey(keys, leave.case),
    row.sealed,
    identityPlace(key, leave.case, row.version),
  );
  return text === null ? null : (JSON.parse(text) as IdentityPack).practitioners;
}
