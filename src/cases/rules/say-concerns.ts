// The one sentence about immediate concerns that leaves the audit: counts, and never which case.
import { numberInWords } from '#platform/html';
import { beginSentence, sayCases } from './say-cases.ts';

/** Counts of an audit. A case is clear when nothing was raised about it and all who looked said that they found nothing. */
export type ConcernCounts = {
  readonly cases: number;
  readonly clear: number;
  /** Cases of which neither was said. */
  readonly unsaid: number;
  readonly raised: number;
  readonly open: number;
};

/** "No immediate concern was found in eleven of the twelve cases; one was raised and acted on." */
export function sayConcerns(counts: ConcernCounts): string {
  const { cases, clear, unsaid, raised } = counts;
  if (cases === 0 && raised === 0) return 'There are no cases yet.';
  const found =
    clear === 0
      ? ''
      : `no immediate concern was found in ${clear === cases ? sayAny(cases) : sayCases(clear, cases)}`;
  const said = sayRaised(counts, found === '');
  const sentence = [found, said].filter((part) => part !== '').join('; ');
  const silent =
    unsaid === 0
      ? ''
      : `Whether there was one is not said yet of ${unsaid === cases ? sayCases(unsaid, cases) : `${numberInWords(unsaid)} ${unsaid === 1 ? 'case' : 'cases'}`}.`;
  return [sentence === '' ? '' : `${beginSentence(sentence)}.`, silent]
    .filter((part) => part !== '')
    .join(' ');
}

function sayAny(cases: number): string {
  if (cases === 1) return 'the one case';
  return `${cases === 2 ? 'either' : 'any'} of the ${numberInWords(cases)} cases`;
}

function sayRaised({ raised, open }: ConcernCounts, isFirst: boolean): string {
  if (raised === 0) return '';
  const what = isFirst ? ` immediate concern${raised === 1 ? '' : 's'}` : '';
  const begun = `${numberInWords(raised)}${what} ${raised === 1 ? 'was' : 'were'} raised`;
  if (open === 0) return `${begun} and acted on`;
  if (open === raised) return `${begun} and ${raised === 1 ? 'is' : 'are'} still open`;
  return `${begun}, of which ${numberInWords(open)} ${open === 1 ? 'is' : 'are'} still open`;
}
