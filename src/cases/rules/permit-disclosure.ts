import type { TermsBasis } from '#audits';
import { permit, type Permit } from '../permit.ts';
import { findBasisGaps } from './find-basis-gaps.ts';

/**
 * Leave to tell an agency whom a case is about: only where nothing is missing of the basis for sharing on `today` (ISO);
 * null otherwise.
 */
export function permitDisclosure(
  basis: TermsBasis,
  asked: { readonly case: string; readonly agency: string; readonly today: string },
): Permit<'disclose identity'> | null {
  return findBasisGaps(basis, asked.agency, asked.today).length === 0 ? permit(asked.case) : null;
}
