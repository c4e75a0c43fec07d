import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { NoneFound } from '../concern.ts';
import type { InvolvementAnswer } from '../involvement.ts';

/** Somebody as they act: what they may see of a case comes from this and from the database. */
export type CaseViewer = {
  /** A coordinator sees every case of the partnership. */
  readonly coordinates: boolean;
  /** A lead those that the agency is asked about. */
  readonly answers: boolean;
  /** An auditor those that they were given, while they are. */
  readonly audits: boolean;
};

/** A case that somebody may see, by their own part in it; null when they may not, or it is not there. */
export async function findSeenCase(
  tx: Tx,
  key: AuditKey,
  id: string,
  viewer: CaseViewer,
): Promise<{ readonly id: string; readonly number: number } | null> {
  const { partnership, audit } = key;
  if (viewer.coordinates) {
    const row = await tx
      .selectFrom('cases.sample_case')
      .select(['id', 'number'])
      .where(isOfAudit(key))
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }
  if (viewer.answers) {
    const found = await sql<{ id: string; number: number }>`
      select case_id as id, case_number as number from cases.ask
      where partnership_id = ${partnership} and audit_id = ${audit} and case_id = ${id} and withdrawn_at is null
        and case_id = any (cases.my_asked_case_ids()) limit 1`.execute(tx);
    if (found.rows[0] !== undefined) return found.rows[0];
  }
  if (!viewer.audits) return null;
  const found = await sql<{ id: string; number: number }>`
    select case_id as id, case_number as number from cases.assignment
    where partnership_id = ${partnership} and audit_id = ${audit} and case_id = ${id} and ended_at is null
      and membership_id = accounts.my_membership() and case_id = any (accounts.my_case_ids()) limit 1`.execute(
    tx,
  );
  return found.rows[0] ?? null;
}

/** Which agencies are asked about each case, and what they said of knowing the child. */
export async function listAskedAgencies(
  tx: Tx,
  key: AuditKey,
): Promise<
  readonly { readonly case: string; readonly agency: string; readonly answer: InvolvementAnswer | null }[]
> {
  const rows = await tx
    .selectFrom('cases.ask')
    .select(['case_id', 'agency_id', 'answer'])
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .orderBy('case_number')
    .orderBy('agency_id')
    .execute();
  return rows.map((row) => ({
    case: row.case_id,
    agency: row.agency_id,
    answer: row.answer as InvolvementAnswer | null,
  }));
}

/** What was said of cases, and not taken back, as far as it is yours to read. */
export async function listNoneFound(tx: Tx, key: AuditKey): Promise<readonly NoneFound[]> {
  const rows = await tx
    .selectFrom('cases.none_found')
    .select(['case_id', 'agency_id', 'said_by', 'said_at'])
    .where(isOfAudit(key))
    .where('taken_back_at', 'is', null)
    .orderBy('said_at')
    .execute();
  return rows.map((row) => ({
    case: row.case_id,
    agency: row.agency_id,
    saidBy: row.said_by,
    saidAt: row.said_at,
  }));
}

/** Says of a case that an agency, or all who looked (null), found no immediate concern. */
export async function sayNoneFound(
  tx: Tx,
  key: AuditKey,
  said: {
    readonly id: string;
    readonly case: string;
    readonly agency: string | null;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto('cases.none_found')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      case_id: said.case,
      id: said.id,
      agency_id: said.agency,
      said_by: said.by,
    })
    .execute();
}
