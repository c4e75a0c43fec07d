import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import type { Conflict, DecidedException, ExceptionStep, ListedException, Settlement } from '../conflict.ts';

const table = 'cases.exception_step';

/** The settlements in which somebody's exception stands, whatever became of it. */
export const exceptionStates = ['asked', 'allowed', 'refused', 'reason'] as const satisfies Settlement[];

const settledAfter: Readonly<Record<ExceptionStep, Settlement>> = {
  allowed: 'allowed',
  confirmed: 'reason',
  refused: 'refused',
};

function placeOf(key: AuditKey, conflict: Pick<Conflict, 'id' | 'case'>, number: number) {
  return placeIn(key, { case: conflict.case, table, column: 'sealed', row: `${conflict.id}.${number}` });
}

/**
 * Exceptions that agencies asked for, by audit and case, for coordinators and guardians; of one audit, or of all. Nothing for
 * everybody else.
 */
export async function listExceptions(
  tx: Tx,
  partnership: string,
  audit?: string,
): Promise<readonly ListedException[]> {
  const rows = await tx
    .selectFrom('cases.conflict as c')
    .innerJoin('cases.sample_case as s', (join) =>
      join
        .onRef('s.partnership_id', '=', 'c.partnership_id')
        .onRef('s.audit_id', '=', 'c.audit_id')
        .onRef('s.id', '=', 'c.case_id'),
    )
    .select(['c.id', 'c.audit_id', 'c.case_id', 's.number', 'c.agency_id', 'c.membership_id', 'c.settled'])
    .where('c.partnership_id', '=', partnership)
    .where('c.settled', 'in', exceptionStates)
    .$if(audit !== undefined, (query) => query.where('c.audit_id', '=', audit ?? ''))
    .orderBy('c.audit_id')
    .orderBy('s.number')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    audit: row.audit_id,
    case: row.case_id,
    caseNumber: row.number,
    agency: row.agency_id,
    membership: row.membership_id,
    settled: row.settled as Settlement,
  }));
}

/** Exceptions that the own agency asked for and that were decided, of people who were not given the case since. */
export async function listDecidedForLead(
  tx: Tx,
  partnership: string,
  agency: string,
): Promise<readonly (ListedException & { readonly ask: string })[]> {
  const rows = await tx
    .selectFrom('cases.conflict as c')
    .innerJoin('cases.ask as k', (join) =>
      join
        .onRef('k.partnership_id', '=', 'c.partnership_id')
        .onRef('k.audit_id', '=', 'c.audit_id')
        .onRef('k.case_id', '=', 'c.case_id')
        .onRef('k.agency_id', '=', 'c.agency_id'),
    )
    .distinctOn(['c.audit_id', 'k.case_number', 'c.id'])
    .select([
      'c.id',
      'c.audit_id',
      'c.case_id',
      'k.case_number',
      'c.agency_id',
      'c.membership_id',
      'c.settled',
      'k.id as ask',
    ])
    .where('c.partnership_id', '=', partnership)
    .where('c.agency_id', '=', agency)
    .where('c.settled', 'in', ['reason', 'refused'])
    .where('k.withdrawn_at', 'is', null)
    .where((given) =>
      given.not(
        given.exists(
          given
            .selectFrom('cases.assignment as a')
            .select('a.id')
            .whereRef('a.partnership_id', '=', 'c.partnership_id')
            .whereRef('a.case_id', '=', 'c.case_id')
            .whereRef('a.agency_id', '=', 'c.agency_id')
            .where('a.ended_at', 'is', null),
        ),
      ),
    )
    .orderBy('c.audit_id')
    .orderBy('k.case_number')
    .orderBy('c.id')
    .orderBy('k.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    audit: row.audit_id,
    case: row.case_id,
    caseNumber: row.case_number,
    agency: row.agency_id,
    membership: row.membership_id,
    settled: row.settled as Settlement,
    ask: row.ask,
  }));
}

/** What was decided about an exception, first to last. */
export async function listDecided(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  conflict: Pick<Conflict, 'id' | 'case'>,
): Promise<readonly DecidedException[]> {
  const rows = await tx
    .selectFrom(table)
    .select(['number', 'what', 'sealed', 'done_by', 'done_at'])
    .where(isOfAudit(key))
    .where('conflict_id', '=', conflict.id)
    .orderBy('number')
    .execute();
  if (rows.length === 0) return [];
  const caseKey = await findCaseKey(keys, conflict.case);
  return rows.map((row) => ({
    what: row.what as ExceptionStep,
    words: row.sealed === null ? '' : openSealed(caseKey, row.sealed, placeOf(key, conflict, row.number)),
    by: row.done_by,
    at: row.done_at,
  }));
}

/** Whether the policies let whoever asks decide that: none of those it concerns, and nobody who decided of it before. */
export async function mayDecide(tx: Tx, conflict: string, what: ExceptionStep): Promise<boolean> {
  const found = await sql<{
    may: boolean;
  }>`select cases.may_decide_exception(${conflict}::uuid, ${what}) as may`.execute(tx);
  return found.rows[0]?.may ?? false;
}

/** Decides about an exception from the version that was seen; false when it was another. */
export async function decideException(
  tx: Tx,
  caseKey: Key,
  key: AuditKey,
  seen: Pick<Conflict, 'id' | 'case' | 'agency' | 'version'>,
  made: { readonly what: ExceptionStep; readonly words: string; readonly by: string },
): Promise<boolean> {
  const number = seen.version + 1;
  const of = { partnership_id: key.partnership, audit_id: key.audit };
  const added = await tx
    .insertInto(table)
    .values({
      ...of,
      conflict_id: seen.id,
      number,
      case_id: seen.case,
      agency_id: seen.agency,
      what: made.what,
      sealed: made.words === '' ? null : Buffer.from(seal(caseKey, made.words, placeOf(key, seen, number))),
      done_by: made.by,
    })
    .onConflict((row) => row.columns(['partnership_id', 'audit_id', 'conflict_id', 'number']).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  const changed = await tx
    .updateTable('cases.conflict')
    .set({ settled: settledAfter[made.what], version: number })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
