import { displayDay } from '#platform/time';
import type { DestructionDue } from './destruction-due.ts';

/** From when destruction is due, and by what that is reckoned, in a sentence. */
export function sayDue(due: DestructionDue, today: string): string {
  if (due.day === null)
    return 'The terms name no day on which who the children are is destroyed, and no board date to reckon one from.';
  const day = displayDay(due.day);
  const by =
    due.by === 'named'
      ? 'the day that the terms name'
      : `${due.months} months after the board, as the terms say`;
  return due.day <= today ? `Due since ${day}, ${by}.` : `Due on ${day}, ${by}.`;
}
