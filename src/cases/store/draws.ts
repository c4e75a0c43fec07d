import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { brokenConstraint, fromJson, Overtaken, type Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { emptyPlan, type Draw, type DrawPlan } from '../quota.ts';

/** Every draw of an audit, drawn or only committed, in their order. */
export async function listDraws(tx: Tx, key: AuditKey): Promise<readonly Draw[]> {
  const rows = await tx
    .selectFrom('cases.draw')
    .selectAll()
    .where(isOfAudit(key))
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    seed: row.seed,
    frameDigest: row.frame_digest,
    frameSize: row.frame_size,
    plan: { ...emptyPlan, ...fromJson<Partial<DrawPlan>>(row.quotas) },
    reason: row.reason ?? '',
    committedBy: row.committed_by,
    committedAt: row.committed_at,
    drawnBy: row.drawn_by,
    drawnAt: row.drawn_at,
  }));
}

/**
 * Writes down what will be drawn by, before anything is drawn. Returns its id. Two at once come one after the other: the
 * second is done again and sees the first.
 */
export async function commitDraw(
  tx: Tx,
  key: AuditKey,
  draw: Pick<Draw, 'number' | 'seed' | 'frameDigest' | 'frameSize' | 'plan' | 'reason' | 'committedBy'>,
): Promise<string> {
  const id = randomUUID();
  try {
    await tx
      .insertInto('cases.draw')
      .values({
        partnership_id: key.partnership,
        audit_id: key.audit,
        id,
        number: draw.number,
        seed: draw.seed,
        frame_digest: draw.frameDigest,
        frame_size: draw.frameSize,
        quotas: JSON.stringify(draw.plan),
        reason: draw.reason === '' ? null : draw.reason,
        committed_by: draw.committedBy,
      })
      .execute();
  } catch (error) {
    throw brokenConstraint(error)?.startsWith('draw_') === true ? new Overtaken(error) : error;
  }
  return id;
}

/** Says that a draw is drawn now; false when it was before. Of two at once the second is done again and gets false. */
export async function claimDraw(tx: Tx, key: AuditKey, id: string, membership: string): Promise<boolean> {
  const changed = await tx
    .updateTable('cases.draw')
    .set({ drawn_by: membership, drawn_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('id', '=', id)
    .where('drawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Cases of which a draw can speak: what was drawn, by row of the list. */
export async function listDrawn(
  tx: Tx,
  key: AuditKey,
  draw: string,
): Promise<
  readonly { readonly row: string; readonly number: number; readonly quota: number; readonly rank: number }[]
> {
  const rows = await tx
    .selectFrom('cases.sample_case')
    .select(['frame_row_id', 'number', 'quota', 'rank'])
    .where(isOfAudit(key))
    .where('draw_id', '=', draw)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    row: row.frame_row_id ?? '',
    number: row.number,
    quota: row.quota ?? -1,
    rank: row.rank ?? -1,
  }));
}

/** Keeps the marks of the household of a case that was drawn. */
export async function addHousehold(tx: Tx, key: AuditKey, caseId: string, mark: Uint8Array): Promise<void> {
  await tx
    .insertInto('cases.household')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      case_id: caseId,
      mark: Buffer.from(mark),
    })
    .execute();
}

/** How many cases of the sample, reserves included, share a household with another of them; never which. */
export async function countSharingHousehold(tx: Tx, key: AuditKey): Promise<number> {
  const found = await sql<{ cases: number }>`select count(distinct h.case_id)::int as cases
    from cases.household h
    join cases.sample_case c on c.partnership_id = h.partnership_id and c.audit_id = h.audit_id and c.id = h.case_id
      and c.standing <> 'left'
    where h.partnership_id = ${key.partnership} and h.audit_id = ${key.audit} and exists (
      select from cases.household o
      join cases.sample_case oc on oc.partnership_id = o.partnership_id and oc.audit_id = o.audit_id
        and oc.id = o.case_id and oc.standing <> 'left'
      where o.partnership_id = ${key.partnership} and o.audit_id = ${key.audit}
        and o.mark = h.mark and o.case_id <> h.case_id)`.execute(tx);
  return found.rows[0]?.cases ?? 0;
}
