// How far a section of terms of reference has come: derived from what is stored, never ticked by anybody.
import type { Contradiction } from './find-contradictions.ts';
import type { Gap } from './find-gaps.ts';

export type SectionState = {
  readonly code: 'does_not_fit' | 'needed' | 'may_follow' | 'complete' | 'not_started';
  readonly says: string;
};

/** The state of a section; `isBegun` is whether anything is entered in it. */
export function sectionState(
  section: string,
  isBegun: boolean,
  gaps: readonly Gap[],
  contradictions: readonly Contradiction[],
): SectionState {
  const wrong = contradictions.filter((one) => one.section === section).length;
  if (wrong > 0) return { code: 'does_not_fit', says: wrong === 1 ? 'Does not fit' : `${wrong} do not fit` };
  const own = gaps.filter((gap) => gap.section === section);
  const needed = own.filter((gap) => gap.needed).length;
  if (!isBegun) return { code: 'not_started', says: needed > 0 ? 'Not started' : 'Not started, may follow' };
  if (needed > 0) return { code: 'needed', says: `${needed} still needed` };
  if (own.length > 0) return { code: 'may_follow', says: `${own.length} may follow` };
  return { code: 'complete', says: 'Complete' };
}
