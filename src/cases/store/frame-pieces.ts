import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { open, seal, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { SheetRow } from '#platform/files';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';

const table = 'cases.frame_piece';

/** Pieces that are fetched in one statement. */
const together = 20;

function placeOf(key: AuditKey, frame: string, position: number) {
  return placeIn(key, { table, column: 'sealed', row: frame, version: position });
}

/** Seals what was given, piece by piece, for as long as its rows are not loaded. */
export async function addPieces(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  frame: string,
  pieces: readonly Uint8Array[],
): Promise<void> {
  for (let from = 0; from < pieces.length; from += together) {
    const some = pieces.slice(from, from + together);
    const sealed = some.map((piece, at) =>
      Buffer.from(seal(frameKey, piece, placeOf(key, frame, from + at))),
    );
    const positions = some.map((_, at) => from + at);
    await sql`insert into cases.frame_piece (partnership_id, audit_id, frame_id, position, sealed)
      select ${key.partnership}::uuid, ${key.audit}::uuid, ${frame}::uuid, piece.position, piece.sealed
      from unnest(${positions}::int[], ${sealed}::bytea[]) as piece (position, sealed)`.execute(tx);
  }
}

/**
 * The rows of some pieces, a piece at a time, with a pause after each in which others are served. Throws SealBroken when
 * one does not open.
 */
export async function* openPieces(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  frame: string,
  { from, pieces }: { readonly from: number; readonly pieces: number },
): AsyncGenerator<readonly SheetRow[]> {
  for (let at = from; at < from + pieces; at += together) {
    const rows = await tx
      .selectFrom(table)
      .select(['position', 'sealed'])
      .where(isOfAudit(key))
      .where('frame_id', '=', frame)
      .where('position', '>=', at)
      .where('position', '<', Math.min(at + together, from + pieces))
      .orderBy('position')
      .execute();
    for (const { position, sealed } of rows) {
      const text = Buffer.from(open(frameKey, sealed, placeOf(key, frame, position))).toString('utf8');
      yield JSON.parse(text) as readonly SheetRow[];
      await setImmediate();
    }
  }
}

/** Puts away what was given, once its rows are loaded or nobody wants them. */
export async function removePieces(tx: Tx, key: AuditKey, frame: string): Promise<void> {
  await tx.deleteFrom(table).where(isOfAudit(key)).where('frame_id', '=', frame).execute();
}
