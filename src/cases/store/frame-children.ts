import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { SealBroken, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { AuditKey } from '#audits';
import type { FrameChild } from '../identity.ts';
import { openFrameRow } from './frame-rows.ts';

/** A row of a list in use, opened for counting; `child` is null where the row does not open. */
export type ListedRow = {
  readonly frame: string;
  /** Number of the list, and of the row in it as its supplier's spreadsheet numbers it. */
  readonly list: number;
  readonly id: string;
  readonly position: number;
  readonly child: FrameChild | null;
};

/** Rows between two pauses in which others are served. */
const atOnce = 1_000;

/**
 * The rows of an audit's lists in use, list by list in their order: all, or a page, or one. Those that do not open are
 * among them, so that a broken row is told and does not hide the others.
 */
export async function openListedRows(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  some: {
    readonly limit?: number;
    readonly offset?: number;
    readonly row?: string;
    readonly except?: string;
  } = {},
): Promise<readonly ListedRow[]> {
  const { rows } = await sql<{ frame: string; list: number; id: string; position: number; sealed: Buffer }>`
    select r.frame_id as frame, f.number as list, r.id, r.position, r.sealed
    from cases.frame f
    join cases.frame_row r on r.partnership_id = f.partnership_id and r.audit_id = f.audit_id and r.frame_id = f.id
    where f.partnership_id = ${key.partnership} and f.audit_id = ${key.audit} and f.state = 'loaded'
      and (${some.row ?? null}::uuid is null or r.id = ${some.row ?? null}::uuid)
      and (${some.except ?? null}::uuid is null or f.id <> ${some.except ?? null}::uuid)
    order by f.number, r.position
    limit ${some.limit ?? null}::int offset ${some.offset ?? 0}::int`.execute(tx);
  const opened: ListedRow[] = [];
  for (const [at, { frame, list, id, position, sealed }] of rows.entries()) {
    opened.push({ frame, list, id, position, child: openOrNull(frameKey, key, { id, sealed }) });
    if (at % atOnce === atOnce - 1) await setImmediate();
  }
  return opened;
}

function openOrNull(frameKey: Key, key: AuditKey, row: { id: string; sealed: Buffer }): FrameChild | null {
  try {
    return openFrameRow(frameKey, key, row);
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}

/** The position of the last row that stands in a list; -1 where none does. */
export async function lastPosition(tx: Tx, key: AuditKey, frame: string): Promise<number> {
  const row = await tx
    .selectFrom('cases.frame_row')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('partnership_id', '=', key.partnership)
    .where('audit_id', '=', key.audit)
    .where('frame_id', '=', frame)
    .executeTakeFirst();
  return row?.last ?? -1;
}

/** Takes back the rows of a list that was not loaded to its end. */
export async function removeRows(tx: Tx, key: AuditKey, frame: string): Promise<void> {
  await tx
    .deleteFrom('cases.frame_row')
    .where('partnership_id', '=', key.partnership)
    .where('audit_id', '=', key.audit)
    .where('frame_id', '=', frame)
    .execute();
}
