import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import { opensMore } from '../involvement.ts';
import {
  exceptionStates,
  type Conflict,
  type DecidedException,
  type ExceptionStep,
  type ListedException,
  type Settlement,
} from '../conflict.ts';

const table = 'cases.exception_step';

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
): Promise<readonly (ListedException & { readonly mayDecide: boolean })[]> {
  const rows = await tx
    .selectFrom('cases.conflict as c')
    .innerJoin('cases.sample_case as s', (join) =>
      join
        .onRef('s.partnership_id', '=', 'c.partnership_id')
        .onRef('s.audit_id', '=', 'c.audit_id')
        .onRef('s.id', '=', 'c.case_id'),
    )
    .select(['c.id', 'c.audit_id', 'c.case_id', 's.number as case_number', 'c.membership_id', 'c.settled'])
    .select(sql<boolean>`cases.may_decide_exception(c.id, 'refused')`.as('may_decide'))
    .where('c.partnership_id', '=', partnership)
    .where('c.settled', 'in', exceptionStates)
    .where('s.standing', '=', 'in_sample')
    .$if(audit !== undefined, (query) => query.where('c.audit_id', '=', audit ?? ''))
    .orderBy('c.audit_id')
    .orderBy('s.number')
    .orderBy('c.id')
    .execute();
  return rows.map((row) => ({ ...listed(row), mayDecide: row.may_decide }));
}

/**
 * Exceptions that the own agency asked for and that wait for its lead: refused, or confirmed and the case not given to that
 * person since. `ask`: one in which the agency knows the people, from which the case is given.
 */
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
    .select(['c.id', 'c.audit_id', 'c.case_id', 'k.case_number', 'c.membership_id', 'c.settled'])
    .select('k.id as ask')
    .where('c.partnership_id', '=', partnership)
    .where('c.agency_id', '=', agency)
    .where('c.settled', 'in', ['confirmed', 'refused'])
    .where('k.withdrawn_at', 'is', null)
    .where('k.answer', 'in', opensMore)
    .where(sql<boolean>`not ${givenByException}`)
    .orderBy('c.audit_id')
    .orderBy('k.case_number')
    .orderBy('c.id')
    .orderBy('k.id')
    .execute();
  return rows.map((row) => ({ ...listed(row), ask: row.ask }));
}

function listed(row: {
  readonly id: string;
  readonly audit_id: string;
  readonly case_id: string;
  readonly case_number: number;
  readonly membership_id: string;
  readonly settled: string;
}): ListedException {
  return {
    id: row.id,
    audit: row.audit_id,
    case: row.case_id,
    caseNumber: row.case_number,
    membership: row.membership_id,
    settled: row.settled as Settlement,
  };
}

/**
 * In how many cases of the sample somebody was given the case by an exception, for a report; also where they stood back later.
 * For the audit's coordinators.
 */
export async function countExcepted(tx: Tx, key: AuditKey): Promise<number> {
  const row = await tx
    .selectFrom('cases.conflict as c')
    .innerJoin('cases.sample_case as k', (join) =>
      join.onRef('k.partnership_id', '=', 'c.partnership_id').onRef('k.id', '=', 'c.case_id'),
    )
    .select((c) => c.fn.count('c.case_id').distinct().as('cases'))
    .where('c.partnership_id', '=', key.partnership)
    .where('c.audit_id', '=', key.audit)
    .where('k.standing', '=', 'in_sample')
    .where(givenByException)
    .executeTakeFirstOrThrow();
  return Number(row.cases);
}

/** Of a conflict `c`: the case was given to that very person after the exception was confirmed. */
const givenByException = sql<boolean>`exists (select from cases.exception_step s
  join cases.assignment a on a.partnership_id = s.partnership_id and a.case_id = s.case_id and a.agency_id = s.agency_id
    and a.membership_id = c.membership_id and a.assigned_at >= s.done_at
  where s.partnership_id = c.partnership_id and s.conflict_id = c.id and s.what = 'confirmed')`;

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

/** Whether whoever asks may decide of an exception as it stands: whoever may refuse it may also take it on. */
export async function mayDecide(tx: Tx, conflict: string): Promise<boolean> {
  const found = await sql<{
    may: boolean;
  }>`select cases.may_decide_exception(${conflict}::uuid, 'refused') as may`.execute(tx);
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
    .set({ settled: made.what, version: number })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
