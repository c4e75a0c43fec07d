import type { Participation, ParticipationRow } from '../participation.ts';
import { participationLabel } from './participation-table.ts';
import { findRepeatedStatements } from './repeated-statements.ts';
import { beginSentence } from './say-cases.ts';
import { joinAlike } from './say-participation.ts';
import { gatherCounts, nameRow } from './say-row.ts';
import type { Names } from './say-row.ts';
import { unexplainedCases } from './unexplained-cases.ts';

export type ParticipationLine = {
  readonly name: string;
  /** "● 3", "● 0", "nothing said", or "not given" where other cases are spoken of and this number is not. */
  readonly audited: string;
  /** Each other status with its shape: "◐ 1 mostly out of scope", "? 2 not explained"; empty where there is none. */
  readonly others: readonly string[];
};

/**
 * The participation table in three columns, for a page on which the wide table has no room; agencies of
 * which nothing, or only "not known", is said share a line.
 */
export function participationLines(participation: Participation, names: Names): readonly ParticipationLine[] {
  const { rows } = findRepeatedStatements(participation.rows);
  return joinAlike(rows, participation.sample).map((row) => ({
    name: beginSentence(nameRow(row, names)),
    audited: sayAudited(row),
    others: listOthers(row, participation.sample),
  }));
}

function sayAudited(row: ParticipationRow): string {
  if (row.counts.length === 0) return 'nothing said';
  const audited = row.counts.filter((count) => count.status === 'audited');
  if (audited.length === 0) return 'not given';
  const cases = audited.reduce((sum, count) => sum + count.cases, 0);
  return `${participationLabel('audited').symbol} ${cases}`;
}

function listOthers(row: ParticipationRow, sample: number | null): readonly string[] {
  const others = gatherCounts(row.counts).filter((count) => count.status !== 'audited');
  const lines = others.map((count) => {
    const { label, symbol } = participationLabel(count.status);
    return `${symbol} ${count.cases} ${count.reason ?? label.toLowerCase()}`;
  });
  const left = unexplainedCases(row, sample) ?? 0;
  return left === 0
    ? lines
    : [...lines, `${participationLabel('not_explained').symbol} ${left} not explained`];
}
