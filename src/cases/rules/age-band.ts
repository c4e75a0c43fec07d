// Ages are told in groups, so that a table of a list does not show a child by an age to the month (publication safety, P04):
// the bands of the children in need census (Department for Education).
import { isPossibleDay } from '#platform/time';
import type { FrameChild } from '../identity.ts';
import { ageBands, type AgeBand } from '../quota.ts';

const bands: readonly (readonly [from: number, band: AgeBand])[] = [
  [18, 'from_18'],
  [16, 'from_16'],
  [10, 'from_10'],
  [5, 'from_5'],
  [1, 'from_1'],
  [0, 'under_1'],
];

/**
 * Tells the age band at a day; a child born later was unborn then. '' where no day of birth tells. Somebody born on 29
 * February has their birthday on 1 March in other years.
 */
export function ageReader(day: string): (child: Pick<FrameChild, 'born' | 'isUnborn'>) => AgeBand | '' {
  const at = isPossibleDay(day) ? Temporal.PlainDate.from(day) : null;
  const lastDays = bands.map(([years, band]) => [at?.subtract({ years }).toString() ?? '', band] as const);
  return ({ born, isUnborn }) => {
    if (isUnborn) return 'unborn';
    if (at === null || !/^\d{4}-\d\d-\d\d$/.test(born)) return '';
    return lastDays.find(([last]) => born <= last)?.[1] ?? 'unborn';
  };
}

/** An age band in words; "Not known" where nothing tells it. */
export function sayAgeBand(band: AgeBand | ''): string {
  return band === '' ? 'Not known' : ageBands[band];
}
