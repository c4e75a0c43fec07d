import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { EarlierReturn } from '../rules/earlier-answers.ts';

/** What the agency of a return signed in other audits, the latest first; none where the return is not one's own. */
export async function listEarlierAnswers(tx: Tx, ofReturn: string): Promise<readonly EarlierReturn[]> {
  const found = await sql<{
    audit_id: string;
    title: string;
    signed_at: Temporal.Instant;
    tool_id: string;
    return_id: string | null;
    case_number: number | null;
    answers: Readonly<Record<string, unknown>>;
  }>`select * from returns.list_earlier_answers(${ofReturn})`.execute(tx);
  return found.rows.map((row) => ({
    audit: row.audit_id,
    title: row.title,
    signedAt: row.signed_at,
    tool: row.tool_id,
    return: row.return_id,
    caseNumber: row.case_number,
    answers: row.answers,
  }));
}
