import { sql } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import { isLiveStage, type LiveAudit } from '../live-audit.ts';
import type { Terms, TermsBasis } from '../terms/terms.ts';

/** A live audit as whoever watches over sharing sees it: its basis, and nothing of what it asks or finds. */
export type GuardedAudit = {
  readonly id: string;
  readonly title: string;
  readonly stage: LiveAudit['stage'];
  /** Number of the terms in force. */
  readonly number: number;
  readonly basis: TermsBasis;
  readonly agencies: Terms['agencies'];
  /** ISO, or '' while no day is set. */
  readonly boardDay: string;
};

/** The audits of one's partnership that have started, by title; none for those who neither coordinate nor guard. */
export async function listGuardedAudits(tx: Tx): Promise<readonly GuardedAudit[]> {
  const found = await sql<{
    audit_id: string;
    title: string;
    stage: string;
    number: number;
    basis: unknown;
    agencies: unknown;
    board_day: string | null;
  }>`select * from audits.list_guarded()`.execute(tx);
  return found.rows.map((row) => ({
    id: row.audit_id,
    title: row.title,
    stage: isLiveStage(row.stage) ? row.stage : 'template',
    number: row.number,
    basis: fromJson<TermsBasis>(row.basis),
    agencies: fromJson<Terms['agencies']>(row.agencies),
    boardDay: row.board_day ?? '',
  }));
}
