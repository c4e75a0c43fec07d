// All or nothing, or the rows without a problem by explicit choice (abuse case F11); what a list adds is known before it does.
import type { ReadChild, RowProblem } from '../frame.ts';
import { findRepeats, type ListedChild } from './find-repeats.ts';

export type FrameCheck = {
  readonly rows: number;
  /** Those that keep a row out first, each in the order of the rows. */
  readonly problems: readonly RowProblem[];
  /** Rows that cannot be taken, and those that can. */
  readonly refused: number;
  readonly sound: readonly ReadChild[];
};

/** What is wrong with a list as a whole, and which of its rows could be taken. */
export function checkFrame(rows: readonly ReadChild[], listed: readonly ListedChild[]): FrameCheck {
  const repeats = Map.groupBy(findRepeats(rows, listed), (problem) => problem.row);
  const problems: RowProblem[] = [];
  const sound: ReadChild[] = [];
  for (const row of rows) {
    const all = [...row.problems, ...(repeats.get(row.row) ?? [])];
    for (const problem of all) problems.push(problem);
    if (!all.some((problem) => problem.isRefused)) sound.push(row);
  }
  const ordered = [...problems.filter((one) => one.isRefused), ...problems.filter((one) => !one.isRefused)];
  return { rows: rows.length, problems: ordered, refused: rows.length - sound.length, sound };
}

/** The rows that are taken: all where none is refused, those without a problem where that was chosen, else none. */
export function rowsToTake(check: FrameCheck, isPartly: boolean): readonly ReadChild[] {
  return check.refused === 0 || isPartly ? check.sound : [];
}
