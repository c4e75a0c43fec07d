import { setImmediate } from 'node:timers/promises';
import type { AuditKey } from '#audits';
import type { Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { SheetRow } from '#platform/files';
import type { FrameAround, FrameField, FrameLayout, ReadChild } from '../../frame.ts';
import { frameChecker, type FrameCheck } from '../../rules/check-frame.ts';
import type { ListedChild } from '../../rules/find-repeats.ts';
import { hasMonthFirst } from '../../rules/frame-date.ts';
import { frameRowReader } from '../../rules/read-frame-row.ts';
import { openListedRows } from '../../store/frame-children.ts';
import { openPieces } from '../../store/frame-pieces.ts';

/** Rows between two pauses in which others are served. */
const atOnce = 100;

/** The first rows of the sheet that was chosen. Throws SealBroken when they do not open. */
export async function firstRows(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  frame: string,
  layout: FrameLayout,
): Promise<readonly SheetRow[]> {
  const sheet = layout.sheets[layout.sheet];
  if (sheet === undefined) return [];
  for await (const rows of openPieces(tx, frameKey, key, frame, {
    from: sheet.from,
    pieces: Math.min(1, sheet.pieces),
  }))
    return rows;
  return [];
}

/** Every row below the headings, as children of ours with what is wrong. Throws SealBroken when one does not open. */
export async function readChildren(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  frame: string,
  layout: FrameLayout,
  around: FrameAround,
): Promise<readonly ReadChild[]> {
  const sheet = layout.sheets[layout.sheet];
  if (sheet === undefined) return [];
  // Read twice, a piece at a time: the rows of a long list and its children side by side take too much memory.
  const of = sheet;
  async function* pieces(): AsyncGenerator<readonly SheetRow[]> {
    for await (const rows of openPieces(tx, frameKey, key, frame, of))
      yield rows.filter((row) => row.number > layout.headingRow);
  }
  const read = frameRowReader(layout, around, await findMixed(layout, pieces()));
  const children: ReadChild[] = [];
  for await (const rows of pieces()) await withPauses(rows, (row) => children.push(read(row)));
  return children;
}

/** The columns of days in which some can have the month first only, so that the others are in doubt. */
async function findMixed(
  { fields }: FrameLayout,
  pieces: AsyncIterable<readonly SheetRow[]>,
): Promise<ReadonlySet<FrameField>> {
  const columns = (['born', 'expected'] as const)
    .map((field) => ({ field, at: fields.indexOf(field) }))
    .filter(({ at }) => at !== -1);
  const mixed = new Set<FrameField>();
  for await (const rows of pieces)
    for (const { field, at } of columns)
      if (!mixed.has(field) && hasMonthFirst(rows.map((row) => row.cells[at] ?? ''))) mixed.add(field);
  return mixed;
}

/** What is wrong with a list, its rows beside each other and beside the children on other lists. */
export async function checkChildren(
  rows: readonly ReadChild[],
  listed: readonly ListedChild[],
): Promise<FrameCheck> {
  const checker = frameChecker();
  await withPauses(listed, checker.know);
  await withPauses(rows, checker.take);
  return checker.result();
}

async function withPauses<One>(all: readonly One[], work: (one: One) => unknown): Promise<void> {
  for (const [at, one] of all.entries()) {
    work(one);
    if (at % atOnce === atOnce - 1) await setImmediate();
  }
}

/** The children on the lists of an audit, but one, for telling who is there already. */
export async function listChildren(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  except?: string,
): Promise<readonly ListedChild[]> {
  const rows = await openListedRows(tx, frameKey, key, except === undefined ? {} : { except });
  return rows.flatMap(({ list, child }) => (child === null ? [] : [{ list, child }]));
}
