import { caseOrigins, caseStandings, leavingReasons, sayCase, type SampleCase } from '../sample-case.ts';

/** How a case came: "Drawn at random", and in whose place. */
export function sayOrigin(one: SampleCase, cases: readonly SampleCase[]): string {
  const before = cases.find((other) => other.id === one.replaces);
  return before === undefined
    ? caseOrigins[one.origin]
    : `${caseOrigins[one.origin]}, in place of ${sayCase(before)}`;
}

/** Where a case stands: in the sample, in reserve, or why it left and which case took its place. */
export function sayStanding(one: SampleCase, cases: readonly SampleCase[]): string {
  if (one.standing !== 'left') return caseStandings[one.standing];
  const after = cases.find((other) => other.replaces === one.id);
  const why = one.leftBecause === null ? '' : `: ${leavingReasons[one.leftBecause].toLowerCase()}`;
  return `Left${why}${after === undefined ? '' : `. ${sayCase(after)} took its place`}`;
}

/** How many of those asked have answered: "3 of 5 answered"; '' while nobody is asked. */
export function sayAsked(asks: { readonly asked: number; readonly answered: number } | undefined): string {
  return asks === undefined || asks.asked === 0 ? '' : `${asks.answered} of ${asks.asked} answered`;
}

/** The reserves that stand by for a case, those of its own quota first, in the order in which they were drawn. */
export function reservesFor(
  one: Pick<SampleCase, 'draw' | 'quota'>,
  cases: readonly SampleCase[],
): { readonly own: readonly SampleCase[]; readonly others: readonly SampleCase[] } {
  const reserves = cases
    .filter((other) => other.standing === 'reserve')
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.number - b.number);
  const isOwn = (other: SampleCase): boolean =>
    one.draw !== null && other.draw === one.draw && other.quota === one.quota;
  return { own: reserves.filter(isOwn), others: reserves.filter((other) => !isOwn(other)) };
}
