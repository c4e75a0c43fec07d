import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { Assignment, AssignmentPart, GivenCase } from '../assignment.ts';

/** Which case, for which agency. */
export type OfCase = { readonly case: string; readonly agency: string };

/** Whom an agency gave a case to, first to last, also what has ended. */
export async function listAssignments(tx: Tx, key: AuditKey, of: OfCase): Promise<readonly Assignment[]> {
  const rows = await tx
    .selectFrom('cases.assignment')
    .select(['id', 'case_id', 'membership_id', 'part', 'assigned_at', 'until', 'ended_at', 'ended_because'])
    .where(isOfAudit(key))
    .where('case_id', '=', of.case)
    .where('agency_id', '=', of.agency)
    .orderBy('assigned_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    case: row.case_id,
    membership: row.membership_id,
    part: row.part as AssignmentPart,
    assignedAt: row.assigned_at,
    until: row.until,
    endedAt: row.ended_at,
    endedBecause: row.ended_because,
  }));
}

/**
 * Gives a case to somebody of the agency until a moment; what it was given for before ends. The database refuses somebody of
 * another agency, and a case that the agency was not asked about.
 */
export async function assignCase(
  tx: Tx,
  key: AuditKey,
  of: OfCase & { readonly caseNumber: number },
  given: {
    readonly membership: string;
    readonly part: AssignmentPart;
    readonly until: Temporal.Instant;
    readonly by: string;
  },
): Promise<void> {
  await endAssignments(tx, key, of, given.membership, 'Given again');
  await tx
    .insertInto('cases.assignment')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id: randomUUID(),
      case_id: of.case,
      case_number: of.caseNumber,
      agency_id: of.agency,
      membership_id: given.membership,
      part: given.part,
      until: given.until,
      assigned_by: given.by,
    })
    .execute();
  await sql`select accounts.grant_case(${of.case}::uuid, ${given.membership}::uuid, ${given.until.toString()}::timestamptz)`.execute(
    tx,
  );
}

/** Takes a case back from somebody: they see nothing of it any more. */
export async function endAssignments(
  tx: Tx,
  key: AuditKey,
  of: OfCase,
  membership: string,
  because: string,
): Promise<void> {
  await tx
    .updateTable('cases.assignment')
    .set({ ended_at: sql<Temporal.Instant>`now()`, ended_because: because })
    .where(isOfAudit(key))
    .where('case_id', '=', of.case)
    .where('agency_id', '=', of.agency)
    .where('membership_id', '=', membership)
    .where('ended_at', 'is', null)
    .execute();
  await sql`select accounts.end_case_grant(${of.case}::uuid, ${membership}::uuid)`.execute(tx);
}

/** The cases that whoever asks was given and may still see, over all audits. */
export async function listMyCases(tx: Tx): Promise<readonly GivenCase[]> {
  const found = await sql<{
    audit_id: string;
    title: string;
    case_id: string;
    case_number: number;
    part: AssignmentPart;
    assigned_at: Temporal.Instant;
    until: Temporal.Instant | null;
  }>`select * from cases.list_my_cases()`.execute(tx);
  return found.rows.map((row) => ({
    audit: row.audit_id,
    title: row.title,
    case: row.case_id,
    number: row.case_number,
    part: row.part,
    since: row.assigned_at,
    until: row.until,
  }));
}
