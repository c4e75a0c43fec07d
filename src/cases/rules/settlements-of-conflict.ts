import { settlementsAfter, type LeadSettlement, type Settlement } from '../conflict.ts';
import type { PractitionerMatch } from './match-practitioner.ts';

/**
 * How the lead may settle a conflict now. Somebody stands back wherever another can do it; only where nobody else can, a
 * second reader lets them stay, or an exception can be asked for (abuse C06). So it can where a name is merely like theirs and
 * may be another person's: then the reason says so.
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
): readonly LeadSettlement[] {
  const isAlone = there.otherAuditors === 0;
  return settlementsAfter[settled].filter((next) => {
    if (next === 'second_reader') return isAlone && there.readers > 0;
    if (next === 'asked') return isAlone || there.match === 'similar';
    return next === 'stands_back';
  });
}
