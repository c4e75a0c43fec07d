// The dates that an audit runs by once it has started: the planned days, and the meetings that have one.
import type { Milestone } from '../milestone.ts';
import type { Terms } from '../terms/terms.ts';

/** The milestones of an audit that starts on these terms, by day. */
export function planMilestones(
  terms: Pick<Terms, 'timetable' | 'meetings'>,
): readonly Pick<Milestone, 'code' | 'label' | 'day' | 'whose'>[] {
  const days = (terms.timetable?.rows ?? []).map(({ code, label, day, whose }) => ({
    code,
    label,
    day,
    whose,
  }));
  const meetings = terms.meetings
    .filter((meeting) => meeting.day !== '')
    .map(({ id, name, day, place, whose }) => ({
      code: `meeting-${id}`,
      label: place === '' ? name : `${name} (${place})`,
      day,
      whose,
    }));
  return [...days, ...meetings].toSorted((one, other) => one.day.localeCompare(other.day));
}
