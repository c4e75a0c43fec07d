// What a sample cannot say follows from the list it was drawn from: its criterion, what it does not tell, who was left out
// (process.md, step 3). Sentences that a report can carry as they stand; they count, and name nobody.
import { caseStatuses, isCaseStatus, type TermsSample } from '#audits';
import type { Strata } from './count-strata.ts';

export type FrameFacts = {
  readonly strata: Strata;
  /** Criteria of the lists in use, each once. */
  readonly criteria: readonly string[];
  readonly suppliers: readonly string[];
  readonly excluded: number;
  readonly held: number;
  /** Rows that were refused when the lists were loaded. */
  readonly notTaken: number;
  readonly sample: TermsSample | null;
};

/** The sentences, the weightiest first; none where there is no list. */
export function frameLimits(facts: FrameFacts): readonly string[] {
  const { strata, criteria, suppliers, excluded, held, notTaken, sample } = facts;
  if (strata.total === 0) return [];
  const sentences: (string | false)[] = [
    criteria.length === 0
      ? 'By which criterion the list was made is not recorded, so it cannot be said which children could never have been chosen.'
      : `Children who do not fit the criterion of the list could not be chosen (${criteria.join('; ')}). The sample says nothing about them.`,
    suppliers.length === 1 &&
      `The list came from one source (${suppliers[0]}): children whom it does not know could not be chosen.`,
    excluded > 0 && `${count(excluded, 'child was', 'children were')} left out before anything was chosen.`,
    held > 0 &&
      `${count(held, 'child was', 'children were')} held back while a reason stood, and could not be chosen.`,
    notTaken > 0 &&
      `${count(notTaken, 'row', 'rows')} of the lists could not be used, because what they said was impossible or repeated.`,
    ...sayMissing(strata),
    ...(sample === null ? [] : sayShort(strata, sample)),
  ];
  return sentences.filter((sentence) => sentence !== false);
}

function* sayMissing(strata: Strata): Generator<string> {
  const lacking = (counts: readonly { readonly label: string; readonly count: number }[], label: string) =>
    counts.find((one) => one.label === label)?.count ?? 0;
  const missing: readonly (readonly [number, string])[] = [
    [lacking(strata.ethnicities, 'Not given'), 'ethnicity'],
    [lacking(strata.sexes, 'Not given'), 'sex'],
    [lacking(strata.ages, 'not known'), 'age'],
  ];
  for (const [number, what] of missing) {
    if (number === 0) continue;
    yield number === strata.total
      ? `The list does not give ${what}, so the sample cannot be compared by it.`
      : `For ${count(number, 'child', 'children')} of ${strata.total.toLocaleString('en-GB')} the list does not give ${what}.`;
  }
}

/** Groups of which the terms want more cases than the list holds children. */
function* sayShort(strata: Strata, sample: TermsSample): Generator<string> {
  const inArea = (name: string) =>
    strata.statuses.reduce((sum, status) => sum + (strata.cells.get(JSON.stringify([name, status])) ?? 0), 0);
  for (const { name, cases } of sample.byArea)
    if (cases !== null && cases > inArea(name))
      yield `The terms ask for ${count(cases, 'case', 'cases')} from ${name}; the list holds ${inArea(name)}.`;
  for (const { status, cases } of sample.byStatus) {
    const there = strata.areas.reduce(
      (sum, area) => sum + (strata.cells.get(JSON.stringify([area, status])) ?? 0),
      0,
    );
    if (cases > there && isCaseStatus(status))
      yield `The terms ask for ${count(cases, 'case', 'cases')} of the status “${caseStatuses[status]}”; the list holds ${there}.`;
  }
  if (sample.cases !== null && sample.cases > strata.total)
    yield `The terms ask for ${count(sample.cases, 'case', 'cases')} in all; the list holds ${strata.total}.`;
}

function count(number: number, one: string, several: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : several}`;
}
