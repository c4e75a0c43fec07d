import type { Ask } from '../involvement.ts';
import { permit, type Permit } from '../permit.ts';
import { isKnown } from './state-of-ask.ts';

/**
 * Leave to compare those who would audit a case with those who worked with the family: only for the agency that was asked
 * and knows them; null otherwise. What is compared is shown to nobody.
 */
export function permitConflictCheck(
  ask: Pick<Ask, 'case' | 'agency' | 'answer' | 'withdrawnAt'>,
  asked: { readonly agency: string },
): Permit<'check conflict'> | null {
  if (ask.agency !== asked.agency || ask.withdrawnAt !== null || !isKnown(ask.answer)) return null;
  return permit(ask.case);
}
