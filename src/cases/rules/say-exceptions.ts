import { numberInWords } from '#platform/html';
import type { ListedException } from '../conflict.ts';

/**
 * What a report must say of exceptions that stand (abuse C06): in how many cases an agency's records were audited by somebody
 * who was, or may have been, close to the case. Null where none stands.
 */
export function sayExceptions(
  exceptions: readonly Pick<ListedException, 'case' | 'settled'>[],
): string | null {
  const cases = new Set(exceptions.filter(({ settled }) => settled === 'reason').map((one) => one.case)).size;
  if (cases === 0) return null;
  const where = cases === 1 ? 'In one case' : `In ${numberInWords(cases)} cases`;
  return `${where} an agency’s records were audited by somebody who was, or may have been, close to it; two people allowed it, and why is on record.`;
}
