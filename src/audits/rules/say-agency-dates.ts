// What is late and what is next for an agency in an audit that asks it, in a sentence or two.
import { displayDay } from '#platform/time';
import type { AgencyRequest } from '../agency-request.ts';

/** "Was due: Returns are due, 3 March 2026. Next: The facts are checked, 12 May 2026." Empty where nothing is left to do. */
export function sayAgencyDates(dates: AgencyRequest['dates'], today: string): string {
  const late = dates
    .filter((one) => one.doneOn === null && one.day < today)
    .map((one) => `Was due: ${one.label}, ${displayDay(one.day)}.`);
  const next = dates.find((one) => (one.doneOn ?? null) === null && one.day >= today);
  return [...late, ...(next === undefined ? [] : [`Next: ${next.label}, ${displayDay(next.day)}.`])].join(
    ' ',
  );
}
