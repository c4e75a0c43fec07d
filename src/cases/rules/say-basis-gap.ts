import type { BasisGap } from './find-basis-gaps.ts';

const words: Readonly<Record<BasisGap, string>> = {
  impact_assessment: 'the reference of the impact assessment',
  agreement: 'the information sharing agreement',
  agreement_not_begun: 'a sharing agreement that is in force (it has not begun)',
  agreement_ended: 'a sharing agreement that is in force (it has ended)',
  lawful_basis: 'its lawful basis',
  condition: 'its condition for special categories',
  signatory: 'who signed the agreement for it, and when',
  signed_later: 'a signature (its day is still to come)',
};

/** What is missing before an agency may be told whom the cases are about, in words: "its lawful basis and …". */
export function sayBasisGaps(gaps: readonly BasisGap[]): string {
  return new Intl.ListFormat('en-GB').format(gaps.map((gap) => words[gap]));
}
