// Where a date of an audit stands on a day: reached, to come, today, or gone by.
import { countWorkingDays, displayDay, type HolidayNation } from '#platform/time';
import type { Milestone } from '../milestone.ts';
import { sayWorkingDays } from './plan-timetable.ts';

/** `days` are working days; 0 when only days off lie between. */
export type MilestoneState =
  | { readonly kind: 'done'; readonly on: string }
  | { readonly kind: 'due'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'late'; readonly days: number };

/** How a milestone stands on `today` (ISO, London). */
export function stateOfMilestone(
  milestone: Pick<Milestone, 'day' | 'doneOn'>,
  today: string,
  nations: readonly HolidayNation[],
): MilestoneState {
  const { day, doneOn } = milestone;
  if (doneOn !== null) return { kind: 'done', on: doneOn };
  if (day === today) return { kind: 'today' };
  return day > today
    ? { kind: 'due', days: countWorkingDays(today, day, nations) }
    : { kind: 'late', days: countWorkingDays(day, today, nations) };
}

/** The state in words: "Done on 3 March 2026", "Due in 5 working days", "Due today", "Late by 2 working days". */
export function sayMilestoneState(state: MilestoneState): string {
  switch (state.kind) {
    case 'done':
      return `Done on ${displayDay(state.on)}`;
    case 'today':
      return 'Due today';
    case 'due':
      return state.days === 0 ? 'Due before the next working day' : `Due in ${sayWorkingDays(state.days)}`;
    case 'late':
      return state.days === 0 ? 'Late since the last working day' : `Late by ${sayWorkingDays(state.days)}`;
  }
}
