import { numberInWords } from '#platform/html';
import type { Ask } from '../involvement.ts';
import { isKnown } from './state-of-ask.ts';

/**
 * How many agencies work with one family, over the cases of a sample: the least, the most and the middle one, in words;
 * null while no agency has said that it knew any. An agency counts once in a case, through however many services.
 */
export function sayAgenciesPerCase(
  cases: readonly { readonly id: string }[],
  asks: readonly Pick<Ask, 'case' | 'agency' | 'answer'>[],
): string | null {
  const counts = cases
    .map(
      (one) =>
        new Set(asks.filter((ask) => ask.case === one.id && isKnown(ask.answer)).map((ask) => ask.agency))
          .size,
    )
    .toSorted((a, b) => a - b);
  const [least, most] = [counts[0] ?? 0, counts.at(-1) ?? 0];
  if (most === 0) return null;
  const where = counts.length === 1 ? 'In the one case' : `Over the ${numberInWords(counts.length)} cases`;
  const unit = (count: number): string => (count === 1 ? 'agency' : 'agencies');
  if (least === most)
    return counts.length === 1
      ? `${where}, ${numberInWords(most)} ${unit(most)} worked with the family.`
      : `${where}, ${numberInWords(most)} ${unit(most)} worked with each family.`;
  return `${where}, between ${least === 0 ? 'no agency' : numberInWords(least)} and ${numberInWords(most)} ${unit(most)} worked with a family; ${sayMiddle(counts)}.`;
}

function sayMiddle(counts: readonly number[]): string {
  const half = Math.floor(counts.length / 2);
  const [below, above] = [counts[half - 1] ?? 0, counts[half] ?? 0];
  if (counts.length % 2 === 1 || below === above) return `in the middle case ${inWords(above)}`;
  return `in the middle cases ${inWords(below)} and ${inWords(above)}`;
}

function inWords(count: number): string {
  return count === 0 ? 'none' : numberInWords(count);
}
