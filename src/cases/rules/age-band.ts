// Ages are told in groups, so that a table of a list does not show a child by an age to the month (publication safety, P04).
import type { AgeBand } from '../frame.ts';
import type { FrameChild } from '../identity.ts';

/** Whole years of age on a day; ISO days. */
export function ageOn(born: string, day: string): number {
  return Temporal.PlainDate.from(born).until(Temporal.PlainDate.from(day), { largestUnit: 'year' }).years;
}

/** How old a child was on a day, as a group. */
export function ageBand(child: Pick<FrameChild, 'born' | 'isUnborn'>, day: string): AgeBand {
  if (child.isUnborn) return 'unborn';
  if (child.born === '') return 'not known';
  const years = ageOn(child.born, day);
  if (child.born > day) return 'unborn';
  if (years < 1) return 'under 1';
  if (years < 5) return '1 to 4';
  if (years < 10) return '5 to 9';
  if (years < 16) return '10 to 15';
  return years < 18 ? '16 and 17' : '18 or over';
}
