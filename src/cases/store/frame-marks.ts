import { randomUUID } from 'node:crypto';
import { openText, seal, SealBroken, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';
import type { MarkKind, MarkReason } from '../frame.ts';

const table = 'cases.frame_mark';

/** Why a child on a list cannot be drawn. */
export type FrameMark = {
  readonly id: string;
  readonly frame: string;
  readonly row: string;
  readonly kind: MarkKind;
  readonly reason: MarkReason;
  readonly setAt: Temporal.Instant;
  readonly setBy: string;
};

function placeOf(key: AuditKey, id: string) {
  return placeIn(key, { table, column: 'sealed_note', row: id });
}

/** The marks that stand on the lists of an audit, or on one row; the note stays sealed. */
export async function listMarks(tx: Tx, key: AuditKey, row?: string): Promise<readonly FrameMark[]> {
  const query = tx
    .selectFrom(table)
    .select(['id', 'frame_id', 'row_id', 'kind', 'reason', 'set_at', 'set_by'])
    .where(isOfAudit(key))
    .where('lifted_at', 'is', null)
    .orderBy('set_at');
  const rows = await (row === undefined ? query : query.where('row_id', '=', row)).execute();
  return rows.map((mark) => ({
    id: mark.id,
    frame: mark.frame_id,
    row: mark.row_id,
    kind: mark.kind as MarkKind,
    reason: mark.reason as MarkReason,
    setAt: mark.set_at,
    setBy: mark.set_by,
  }));
}

/** What was written beside a mark; '' where nothing was, null where it does not open. */
export async function getMarkNote(tx: Tx, frameKey: Key, key: AuditKey, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom(table)
    .select('sealed_note')
    .where(isOfAudit(key))
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.sealed_note === null) return '';
  try {
    return openText(frameKey, row.sealed_note, placeOf(key, id));
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}

/** Leaves a child out or holds it; nothing happens where that stands already. */
export async function setMark(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  mark: Pick<FrameMark, 'frame' | 'row' | 'kind' | 'reason' | 'setBy'> & { readonly note: string },
): Promise<void> {
  const id = randomUUID();
  await tx
    .insertInto(table)
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      frame_id: mark.frame,
      row_id: mark.row,
      kind: mark.kind,
      reason: mark.reason,
      sealed_note: mark.note === '' ? null : Buffer.from(seal(frameKey, mark.note, placeOf(key, id))),
      set_by: mark.setBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a mark back; who did so and when stays. */
export async function liftMark(
  tx: Tx,
  key: AuditKey,
  id: string,
  by: string,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ lifted_by: by, lifted_at: now })
    .where(isOfAudit(key))
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .execute();
}
