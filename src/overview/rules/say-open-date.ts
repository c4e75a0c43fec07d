// How late or near a date is and whose turn it is, for the home of whoever has to see to it.
import { sayMilestoneState, stateOfMilestone, turns, type OpenDate } from '#audits';
import { displayDay, type HolidayNation } from '#platform/time';

/** "Late by 3 working days" with `isLate`, and "17 June 2026. Whose turn: agency leads." or, if `isMine`, "Your turn." */
export function sayOpenDate(
  { day, whose }: Pick<OpenDate, 'day' | 'whose'>,
  by: { readonly today: string; readonly nations: readonly HolidayNation[]; readonly isMine: boolean },
): { readonly state: string; readonly isLate: boolean; readonly about: string } {
  const state = stateOfMilestone({ day, doneOn: null }, by.today, by.nations);
  const turn = turns[whose];
  const says = by.isMine ? 'Your turn.' : `Whose turn: ${turn.charAt(0).toLowerCase()}${turn.slice(1)}.`;
  return {
    state: sayMilestoneState(state),
    isLate: state.kind === 'late',
    about: `${displayDay(day)}. ${says}`,
  };
}
