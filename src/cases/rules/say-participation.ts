import { numberInWords } from '#platform/html';
import type { Participation, ParticipationRow } from '../participation.ts';
import { findRepeatedStatements, sayTheSame } from './repeated-statements.ts';
import { beginSentence, sayCases } from './say-cases.ts';
import { nameRow, sayRow } from './say-row.ts';
import type { Names } from './say-row.ts';
import { unexplainedCases } from './unexplained-cases.ts';

export type SaidParticipation = {
  /** How many took part: "Eight of the 13 agencies and sectors named audited at least one of the five cases." */
  readonly overview: string;
  /** A sentence a row; rows that say the same of all cases, or nothing, share one. */
  readonly sentences: readonly string[];
  /** Who leaves cases unexplained: "Children's Social Care: two cases." */
  readonly unexplained: readonly string[];
  /** Agencies stated twice, alike or differently. */
  readonly notes: readonly string[];
};

/** Who took part, in words: an overview, a sentence for each row, and what the counts leave open. */
export function sayParticipation(participation: Participation, names: Names): SaidParticipation {
  const { rows, repeated, contradicted } = findRepeatedStatements(participation.rows);
  return {
    overview: sayOverview(rows, participation.sample, names),
    // Where no row gives a number, the overview has said all there is.
    sentences: rows.some((row) => row.counts.length > 0)
      ? joinAlike(rows, participation.sample).map((row) => sayRow(row, participation.sample, names))
      : [],
    unexplained: listUnexplained(rows, participation.sample, names),
    notes: [...sayRepeated(repeated, names), ...sayContradicted(contradicted, names)],
  };
}

/** Rows with cases that no count explains, in words; empty where everything is explained or the sample unknown. */
export function listUnexplained(
  rows: readonly ParticipationRow[],
  sample: number | null,
  names: Names,
): readonly string[] {
  return rows.flatMap((row) => {
    const left = unexplainedCases(row, sample);
    if (left === null || left === 0) return [];
    return [`${beginSentence(nameRow(row, names))}: ${sayCases(left, sample)}`];
  });
}

const notStated = 'How many cases each agency audited is not stated.';

function sayOverview(rows: readonly ParticipationRow[], sample: number | null, names: Names): string {
  if (rows.length === 0) return notStated;
  if (rows.every((row) => row.counts.length === 0)) {
    const agencies = list(rows.map((row) => nameRow(row, names)));
    return `${beginSentence(agencies)} ${rows.length === 1 ? 'is' : 'are'} named as taking part. ${notStated}`;
  }
  const named = new Set(rows.flatMap((row) => row.agencies));
  // What several agencies reported together does not say that each of them audited a case.
  const alone = rows.filter((row) => row.agencies.length === 1);
  const audited = new Set(alone.filter(hasAudited).flatMap((row) => row.agencies));
  const atLeast = rows.some((row) => row.agencies.length > 1 && hasAudited(row)) ? 'at least ' : '';
  const what = rows.some((row) => row.sector === true) ? 'agencies and sectors' : 'agencies';
  const oneOf =
    sample === null || sample === 1
      ? 'at least one case'
      : `at least one of the ${numberInWords(sample)} cases`;
  const cases = sample === 1 ? 'the one case' : oneOf;
  if (named.size === 1) {
    const [only] = named;
    return `Only one agency is named: ${names(only ?? '')}.`;
  }
  if (audited.size === named.size) {
    const all = named.size === 2 ? 'Both' : `All ${numberInWords(named.size)}`;
    return `${all} ${what} named audited ${cases}.`;
  }
  if (audited.size === 0 && atLeast === '') return 'No agency named is said to have audited a case.';
  const count = `${atLeast}${numberInWords(Math.max(audited.size, 1))}`;
  return `${beginSentence(count)} of the ${numberInWords(named.size)} ${what} named audited ${cases}.`;
}

function hasAudited(row: ParticipationRow): boolean {
  return row.counts.some((count) => count.status === 'audited' && count.cases > 0);
}

/** Joins rows about which nothing is said, and rows in which no case was known, so that each is one sentence. */
export function joinAlike(
  rows: readonly ParticipationRow[],
  sample: number | null,
): readonly ParticipationRow[] {
  const joined: ParticipationRow[] = [];
  for (const row of rows) {
    const at = joined.findIndex(
      (other) => maySpeakTogether(row, sample) && maySpeakTogether(other, sample) && sayAlike(row, other),
    );
    const before = joined[at];
    if (before === undefined) joined.push(row);
    else joined[at] = { agencies: [...before.agencies, ...row.agencies], counts: before.counts };
  }
  // What is not said comes last.
  return joined.toSorted((a, b) => Number(a.counts.length === 0) - Number(b.counts.length === 0));
}

function maySpeakTogether(row: ParticipationRow, sample: number | null): boolean {
  if (row.service !== undefined) return false;
  if (row.counts.length === 0) return true;
  const said = row.counts.filter((count) => count.cases > 0);
  return said.length > 0 && said.every((count) => count.status === 'not_known' && count.cases === sample);
}

function sayAlike(first: ParticipationRow, second: ParticipationRow): boolean {
  const said = (row: ParticipationRow) => row.counts.filter((count) => count.cases > 0);
  return (
    (first.counts.length === 0) === (second.counts.length === 0) && sayTheSame(said(first), said(second))
  );
}

function sayRepeated(agencies: readonly string[], names: Names): readonly string[] {
  if (agencies.length === 0) return [];
  const verb = agencies.length === 1 ? 'is' : 'are';
  return [
    `${beginSentence(list(agencies.map(names)))} ${verb} stated twice, with the same counts, and shown here once.`,
  ];
}

function sayContradicted(agencies: readonly string[], names: Names): readonly string[] {
  if (agencies.length === 0) return [];
  const verb = agencies.length === 1 ? 'is' : 'are';
  return [
    `${beginSentence(list(agencies.map(names)))} ${verb} stated twice, with different counts; both are shown.`,
  ];
}

function list(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
