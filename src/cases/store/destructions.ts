import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, fromJson, type Tx } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { isOfAudit, type AuditKey } from '#audits';
import type { Certificate, Destruction, DestructionScope } from '../guarding.ts';
import { takeGuard } from './holds.ts';

/** The name of the job that destroys what was settled. */
export const destroyingTask = 'destroy-identities';

const columns = [
  'id',
  'what',
  'due_on',
  'reason',
  'state',
  'proposed_by',
  'proposed_at',
  'decided_by',
  'decided_at',
  'decided_reason',
  'stopped_by',
  'certificate',
  'done_at',
] as const;

/** What was proposed, refused or destroyed of an audit, latest first. */
export async function listDestructions(tx: Tx, key: AuditKey): Promise<readonly Destruction[]> {
  const rows = await tx
    .selectFrom('cases.destruction')
    .select(columns)
    .where(isOfAudit(key))
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    what: row.what as DestructionScope,
    dueOn: row.due_on,
    reason: row.reason,
    state: row.state as Destruction['state'],
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    decidedReason: row.decided_reason,
    stoppedBy: row.stopped_by,
    certificate: row.certificate === null ? null : fromJson<Certificate>(row.certificate),
    doneAt: row.done_at,
  }));
}

/** Proposes a destruction; null when one already waits or is under way. */
export async function proposeDestruction(
  tx: Tx,
  key: AuditKey,
  proposal: { readonly what: DestructionScope; readonly dueOn: string; readonly reason: string },
  membership: string,
): Promise<string | null> {
  const id = randomUUID();
  try {
    await tx
      .insertInto('cases.destruction')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        id,
        what: proposal.what,
        due_on: proposal.dueOn,
        reason: proposal.reason,
        proposed_by: membership,
      })
      .execute();
  } catch (error) {
    if (brokenConstraint(error) === 'destruction_once') return null;
    throw error;
  }
  return id;
}

/** A second person settles a proposal; false when it waits no longer. What is confirmed is destroyed by a job. */
export async function decideDestruction(
  tx: Tx,
  key: AuditKey,
  destruction: string,
  decision: { readonly confirmed: boolean; readonly reason: string },
  membership: string,
): Promise<boolean> {
  await takeGuard(tx, key);
  const decided = await tx
    .updateTable('cases.destruction')
    .set({
      state: decision.confirmed ? 'under_way' : 'refused',
      decided_by: membership,
      decided_at: sql<Temporal.Instant>`now()`,
      decided_reason: decision.reason === '' ? null : decision.reason,
    })
    .where(isOfAudit(key))
    .where('id', '=', destruction)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  if (decided.numUpdatedRows !== 1n) return false;
  if (decision.confirmed)
    await enqueue(
      tx,
      destroyingTask,
      { partnership: key.partnership, audit: key.audit },
      `destroy-${key.audit}`,
    );
  return true;
}
