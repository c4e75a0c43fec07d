import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openText, seal, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';
import type { FrameChild } from '../identity.ts';

const table = 'cases.frame_row';

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
