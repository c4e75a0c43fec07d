import type { Terms, TermsBasis } from '#audits';
import { findBasisGaps, type BasisGap } from './find-basis-gaps.ts';

const words: Readonly<Record<BasisGap, string>> = {
  impact_assessment: 'no impact assessment',
  agreement: 'no sharing agreement',
  agreement_not_begun: 'the sharing agreement is not in force yet',
  agreement_ended: 'the sharing agreement has ended',
  lawful_basis: 'no lawful basis',
  condition: 'no condition for special categories',
  signatory: 'nobody has signed for it',
  signed_later: 'signed for a day to come',
};

/** "no sharing agreement" */
export function sayGap(gap: BasisGap): string {
  return words[gap];
}

/** What is missing before each agency that is asked may be told whom the cases are about; only agencies that lack something. */
export function gapsByAgency(
  basis: TermsBasis,
  agencies: Terms['agencies'],
  today: string,
): readonly { readonly name: string; readonly gaps: readonly BasisGap[] }[] {
  return agencies
    .filter((agency) => agency.asked)
    .map((agency) => ({ name: agency.name, gaps: findBasisGaps(basis, agency.agency, today) }))
    .filter(({ gaps }) => gaps.length > 0);
}
