import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openText, seal, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';
import type { FrameChild } from '../identity.ts';

const table = 'cases.frame_row';

/** A child on a list, and where it stands there. */
export type FrameRow = {
  readonly frame: string;
  readonly id: string;
  readonly position: number;
  readonly child: FrameChild;
  /** Why it cannot be drawn, where it cannot. */
  readonly marks: readonly ('excluded' | 'held')[];
  /** The case that it stands in now, if it does. */
  readonly case: string | null;
};

/**
 * Seals children as rows of a list, from this position on or each at its own, in one statement; some thousands at a time.
 * A draw goes by the ids: whoever gives them can have the same children drawn again from the same seed.
 */
export async function addFrameRows(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  frame: string,
  children: readonly FrameChild[],
  from: number | readonly number[],
  ids: readonly string[] = children.map(() => randomUUID()),
): Promise<void> {
  const sealed = children.map((child, at) => {
    const place = placeIn(key, { table, column: 'sealed', row: ids[at] ?? '' });
    return Buffer.from(seal(frameKey, JSON.stringify(child), place));
  });
  const positions = typeof from === 'number' ? children.map((_, at) => from + at) : [...from];
  await sql`insert into cases.frame_row (partnership_id, audit_id, frame_id, id, position, sealed, version)
    select ${key.partnership}::uuid, ${key.audit}::uuid, ${frame}::uuid, row.id, row.position, row.sealed, 0
    from unnest(${[...ids]}::uuid[], ${positions}::int[], ${sealed}::bytea[]) as row (id, position, sealed)`.execute(
    tx,
  );
}

/** The child that a sealed row is about. Throws SealBroken when the row was changed or stands where it was not sealed for. */
export function openFrameRow(
  frameKey: Key,
  key: AuditKey,
  row: { id: string; sealed: Uint8Array },
): FrameChild {
  const place = placeIn(key, { table, column: 'sealed', row: row.id });
  return JSON.parse(openText(frameKey, row.sealed, place)) as FrameChild;
}

/**
 * Every child on the lists of an audit that were not withdrawn, list by list, in the order of the lists. Opens them all:
 * for counting and drawing, not for showing.
 */
export async function openFrameRows(tx: Tx, frameKey: Key, key: AuditKey): Promise<readonly FrameRow[]> {
  const found = await sql<{
    frame: string;
    id: string;
    position: number;
    sealed: Buffer;
    marks: ('excluded' | 'held')[] | null;
    case: string | null;
  }>`select r.frame_id as frame, r.id, r.position, r.sealed, m.kinds as marks, c.id as case
    from cases.frame f
    join cases.frame_row r on r.partnership_id = f.partnership_id and r.audit_id = f.audit_id and r.frame_id = f.id
    left join (
      select frame_id, row_id, array_agg(distinct kind) as kinds from cases.frame_mark
      where partnership_id = ${key.partnership} and audit_id = ${key.audit} and lifted_at is null
      group by frame_id, row_id) m on m.frame_id = r.frame_id and m.row_id = r.id
    left join cases.sample_case c on c.partnership_id = r.partnership_id and c.audit_id = r.audit_id
      and c.frame_id = r.frame_id and c.frame_row_id = r.id and c.standing <> 'left'
    where f.partnership_id = ${key.partnership} and f.audit_id = ${key.audit} and f.state = 'loaded'
    order by f.number, r.position`.execute(tx);
  return found.rows.map((row) => ({
    frame: row.frame,
    id: row.id,
    position: row.position,
    child: openFrameRow(frameKey, key, row),
    marks: row.marks ?? [],
    case: row.case,
  }));
}

/** How many children stand on the lists of an audit that were not withdrawn. */
export async function countFrameRows(tx: Tx, key: AuditKey): Promise<number> {
  const row = await tx
    .selectFrom('cases.frame')
    .select((eb) => eb.fn.sum('rows_loaded').as('rows'))
    .where(isOfAudit(key))
    .where('state', '=', 'loaded')
    .executeTakeFirst();
  return Number(row?.rows ?? 0);
}
