// All or nothing, or the rows without a problem by explicit choice (abuse case F11); what a list adds is known before it does.
import type { ReadChild, RowProblem } from '../frame.ts';
import { repeatFinder, type RepeatFinder } from './find-repeats.ts';

export type FrameCheck = {
  readonly rows: number;
  /** Those that keep a row out first, each in the order of the rows. */
  readonly problems: readonly RowProblem[];
  /** Rows that cannot be taken, and those that can. */
  readonly refused: number;
  readonly sound: readonly ReadChild[];
};

/** Checks a list child by child, so that whoever checks a long one can let others be served between. */
export function frameChecker(): {
  /** Takes note of a child of another list; all of them come before the first row. */
  readonly know: RepeatFinder['know'];
  /** Takes a row; rows come in their order. */
  readonly take: (row: ReadChild) => void;
  /** What is wrong with the list as a whole, and which of its rows could be taken. */
  readonly result: () => FrameCheck;
} {
  const repeats = repeatFinder();
  const problems: RowProblem[] = [];
  const sound: ReadChild[] = [];
  let rows = 0;
  return {
    know: repeats.know,
    take: (row) => {
      const all = [...row.problems, ...repeats.find(row)];
      for (const problem of all) problems.push(problem);
      if (!all.some((problem) => problem.isRefused)) sound.push(row);
      rows += 1;
    },
    result: () => {
      const refused = problems.filter((one) => one.isRefused);
      const others = problems.filter((one) => !one.isRefused);
      return { rows, problems: [...refused, ...others], refused: rows - sound.length, sound };
    },
  };
}

/** The rows that are taken: all where none is refused, those without a problem where that was chosen, else none. */
export function rowsToTake(check: FrameCheck, isPartly: boolean): readonly ReadChild[] {
  return check.refused === 0 || isPartly ? check.sound : [];
}
