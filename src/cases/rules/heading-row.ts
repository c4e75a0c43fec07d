// Reports of case systems begin with a title, the day and a filter; the headings stand some rows down (Annex A workbooks).
import { recogniseHeading } from './frame-heading.ts';

export type FirstRow = { readonly number: number; readonly cells: readonly string[] };

/**
 * The row that holds the headings, among the first of a sheet: the one with the most that are known, two at least; else 0,
 * which is no headings at all.
 */
export function findHeadingRow(rows: readonly FirstRow[]): number {
  let best = { number: 0, found: 1 };
  for (const { number, cells } of rows.slice(0, 25)) {
    const found = new Set(cells.map(recogniseHeading).filter((field) => field !== null)).size;
    if (found > best.found) best = { number, found };
  }
  return best.number;
}
