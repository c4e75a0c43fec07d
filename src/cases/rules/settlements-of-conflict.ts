import { settlementsAfter, type Settlement } from '../conflict.ts';
import type { PractitionerMatch } from './match-practitioner.ts';

/**
 * How a conflict may be settled now. Somebody stands back wherever another can do it; only where nobody else can, a second
 * reader or a reason lets them stay (abuse C06). A name that is merely like theirs may be another person's, and then the
 * reason says so.
 */
export function settlementsOfConflict(
  settled: Settlement,
  there: {
    readonly match: PractitionerMatch | null;
    /** Auditors of the agency who are not close to the case themselves. */
    readonly otherAuditors: number;
    /** Those of the agency who could read it as well. */
    readonly readers: number;
  },
): readonly Exclude<Settlement, 'open'>[] {
  const isAlone = there.otherAuditors === 0;
  return settlementsAfter[settled].filter((next): next is Exclude<Settlement, 'open'> => {
    if (next === 'second_reader') return isAlone && there.readers > 0;
    if (next === 'reason') return isAlone || there.match === 'similar';
    return next === 'stands_back';
  });
}
