// What is due and what is late in an audit that runs, in a sentence or two.
import { displayDay, type HolidayNation } from '#platform/time';
import { turns, type Milestone } from '../milestone.ts';
import { sayMilestoneState, stateOfMilestone } from './milestone-state.ts';

/** "“Returns are due” is late by 3 working days (Agency leads). Next: “Panel”, 4 May 2027, due in 12 working days." */
export function sayNextDates(
  milestones: readonly Pick<Milestone, 'label' | 'day' | 'whose' | 'doneOn'>[],
  today: string,
  nations: readonly HolidayNation[],
): string {
  const open = milestones.filter((one) => one.doneOn === null);
  if (open.length === 0) return 'Every date has been reached.';
  const state = (one: (typeof open)[number]) =>
    sayMilestoneState(stateOfMilestone(one, today, nations)).toLowerCase();
  const late = open
    .filter((one) => one.day < today)
    .map((one) => `“${one.label}” is ${state(one)} (${turns[one.whose]}).`);
  const next = open.find((one) => one.day >= today);
  const coming =
    next === undefined
      ? []
      : [`Next: “${next.label}”, ${displayDay(next.day)}, ${state(next)} (${turns[next.whose]}).`];
  return [...late, ...coming].join(' ');
}
