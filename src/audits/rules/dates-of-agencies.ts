// Which days of an audit an agency's lead is told: those on which it is the agencies' turn, and those they are invited to.
import type { AgencyRequest } from '../agency-request.ts';
import type { Milestone } from '../milestone.ts';

/** The days that fall to every agency that is asked, in order. */
export function datesOfAgencies(milestones: readonly Milestone[]): AgencyRequest['dates'] {
  return milestones
    .filter((one) => one.whose === 'agencies')
    .toSorted((one, other) => one.day.localeCompare(other.day))
    .map(({ day, label, doneOn }) => ({ day, label, doneOn }));
}
