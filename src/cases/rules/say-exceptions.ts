import { numberInWords } from '#platform/html';

/**
 * What a report must say of exceptions (abuse C06). `cases`: in how many cases of the sample somebody who was, or may have
 * been, close to the case was given it all the same. Null for none.
 */
export function sayExceptions(cases: number): string | null {
  if (cases === 0) return null;
  const where = cases === 1 ? 'In one case' : `In ${numberInWords(cases)} cases`;
  return `${where} an agency’s records were given to an auditor who was, or may have been, close to it; two people allowed it, and why is on record.`;
}
