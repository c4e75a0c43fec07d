import type { ParticipationCount, ParticipationRow } from '../participation.ts';

export type RepeatedStatements = {
  /** The rows to show: each agency once, unless its two statements differ. */
  readonly rows: readonly ParticipationRow[];
  /** `ref`s of agencies stated in a row of several and again, alike, in a row of their own. */
  readonly repeated: readonly string[];
  /** `ref`s of agencies stated twice and differently: both statements stay. */
  readonly contradicted: readonly string[];
};

/**
 * Drops an agency from a row of several where a row of its own says the same. Seen in the Leicester summary briefing
 * of 2018–19, whose table has three agencies in one row and two of them again in their own.
 */
export function findRepeatedStatements(rows: readonly ParticipationRow[]): RepeatedStatements {
  const own = new Map<string, ParticipationRow>();
  for (const row of rows) {
    const [agency] = row.agencies;
    if (agency !== undefined && row.agencies.length === 1 && row.service === undefined) own.set(agency, row);
  }
  const repeated: string[] = [];
  const contradicted: string[] = [];
  const shown = rows.flatMap((row) => {
    if (row.agencies.length < 2) return [row];
    const agencies = row.agencies.filter((agency) => {
      const again = own.get(agency);
      if (again === undefined) return true;
      const alike = sayTheSame(row.counts, again.counts);
      (alike ? repeated : contradicted).push(agency);
      return !alike;
    });
    return agencies.length === 0 ? [] : [{ ...row, agencies }];
  });
  return { rows: shown, repeated, contradicted };
}

/** Whether two rows give the same counts, in whatever order. */
export function sayTheSame(
  first: readonly ParticipationCount[],
  second: readonly ParticipationCount[],
): boolean {
  const key = (counts: readonly ParticipationCount[]) =>
    counts
      .map((count) => `${count.status} ${count.cases} ${count.reason ?? ''}`)
      .toSorted()
      .join('\n');
  return key(first) === key(second);
}
