import type { TermsBasis } from '#audits';

/** What has to stand in the terms before an agency is told who a child is, and does not. */
export type BasisGap =
  | 'impact_assessment'
  | 'agreement'
  | 'agreement_not_begun'
  | 'agreement_ended'
  | 'lawful_basis'
  | 'condition'
  | 'signatory'
  | 'signed_later';

/**
 * What is missing before this agency may be told whom the cases are about: the impact assessment, a sharing agreement in
 * force on `today` (ISO), and the agency's own lawful basis, condition and signature (UK GDPR art. 6, 9 and 35; Data
 * Protection Act 2018 sch. 1). Empty when nothing stands in the way.
 */
export function findBasisGaps(basis: TermsBasis, agency: string, today: string): readonly BasisGap[] {
  const own = basis.agencies.find((one) => one.agency === agency);
  const { agreement } = basis;
  const gaps: (BasisGap | false)[] = [
    basis.impactAssessment.reference === '' && 'impact_assessment',
    agreement.title === '' && 'agreement',
    agreement.title !== '' && agreement.from > today && 'agreement_not_begun',
    agreement.title !== '' && agreement.until !== '' && agreement.until < today && 'agreement_ended',
    (own?.basis ?? '') === '' && 'lawful_basis',
    (own?.condition ?? '') === '' && 'condition',
    ((own?.signatory ?? '') === '' || (own?.signed ?? '') === '') && 'signatory',
    (own?.signed ?? '') > today && 'signed_later',
  ];
  return gaps.filter((gap) => gap !== false);
}
