import type { DrawnRow } from './draw-sample.ts';

/** A case as it was kept when it was drawn. */
export type KeptRow = {
  readonly row: string;
  readonly number: number;
  readonly quota: number;
  readonly rank: number;
};

/**
 * Whether a draw that was done again came to the very cases that were kept: the same children, from the same quotas at the
 * same places, numbered in the same order.
 */
export function isSameDraw(kept: readonly KeptRow[], again: readonly DrawnRow[]): boolean {
  const inOrder = kept.toSorted((one, other) => one.number - other.number);
  return (
    inOrder.length === again.length &&
    inOrder.every((one, at) => {
      const other = again[at];
      return other?.row.id === one.row && other.quota === one.quota && other.rank === one.rank;
    })
  );
}
