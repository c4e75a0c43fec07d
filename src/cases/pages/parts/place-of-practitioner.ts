import { markOf } from '#platform/forms';
import type { CasePractitioner } from '../../identity.ts';
import { valuesOfPractitioner } from '../../parts/identity-fields.ts';

/**
 * Which practitioner is meant by a place in the list and, once a form was sent, by the mark of what it showed: the same one
 * wherever it stands by now, else one of the same name. Null when they are not there any more.
 */
export function placeOfPractitioner(
  practitioners: readonly CasePractitioner[],
  word: string,
  seen: string,
  seenNameMark = '',
): number | null {
  const place = Number(word) - 1;
  if (seen === '') return place < practitioners.length ? place : null;
  const marks = practitioners.map((one) => markOf(valuesOfPractitioner(one)));
  const same = marks.indexOf(seen);
  if (same !== -1) return same;
  const named = practitioners.findIndex((one) => markOf(one.name || null) === seenNameMark);
  return named === -1 ? null : named;
}
