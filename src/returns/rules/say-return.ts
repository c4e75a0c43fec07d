import type { AgencyReturn } from '../return.ts';

/** "Case 3"; "The agency itself" where a return is about no case. Never a name. */
export function sayReturn({ caseNumber }: Pick<AgencyReturn, 'caseNumber'>): string {
  return caseNumber === null ? 'The agency itself' : `Case ${caseNumber}`;
}
