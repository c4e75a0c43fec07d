// What two answers about a planned audit, or about a priority, say together that neither says alone.
import { displayDay } from '#platform/time';

type Problem = { readonly field: string; readonly message: string };

/** Problems of a first and a last day, at the field where they are mended. `both`: one without the other says too little. */
export function checkDays(
  days: { readonly from: string | null; readonly until: string | null },
  both: boolean,
): readonly Problem[] {
  const { from, until } = days;
  if (both && from !== null && until === null)
    return [{ field: 'until', message: 'Enter the last day as well' }];
  if (both && from === null && until !== null)
    return [{ field: 'from', message: 'Enter the first day as well' }];
  if (from === null || until === null || from <= until) return [];
  return [
    { field: 'until', message: `The last day must not be before the first, which is ${displayDay(from)}` },
  ];
}
