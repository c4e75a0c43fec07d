import type { ParticipationRow } from '../participation.ts';

/**
 * How many cases of the sample a row leaves unexplained: the sample less the sum of its counts. Null where the row
 * says nothing, the sample is unknown, or the counts go beyond the sample (a case was then counted twice).
 */
export function unexplainedCases(row: ParticipationRow, sample: number | null): number | null {
  if (sample === null || row.counts.length === 0) return null;
  const explained = row.counts.reduce((sum, count) => sum + count.cases, 0);
  return explained > sample ? null : sample - explained;
}
