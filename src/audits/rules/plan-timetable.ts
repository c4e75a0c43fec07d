// The dates of an audit worked back from the day its board meets: each step so many working days before the next.
import { addWorkingDays, type HolidayNation } from '#platform/time';
import type { Milestone } from '../milestone.ts';
import type { Timetable } from '../timetable.ts';

/** A date that an audit would have. */
export type PlannedDay = Pick<Milestone, 'code' | 'label' | 'day' | 'whose'> & {
  /** False for the board and wherever somebody typed the day. */
  readonly workedOut: boolean;
  /** How the day came about, in words. */
  readonly why: string;
  /** How many working days usually lie between this day and the next row's; 0 in the last row. */
  readonly usual: number;
};

/**
 * The days of an audit, first to last. A typed day (ISO, by the step's code) stays as it is, and the steps before it are
 * worked back from it; the last step is `boardDay`.
 */
export function planTimetable(
  boardDay: string,
  timetable: Timetable,
  nations: readonly HolidayNation[],
  typed: Readonly<Record<string, string | undefined>>,
): readonly PlannedDay[] {
  const rows: PlannedDay[] = [];
  for (const { code, label, whose, before } of timetable.steps.toReversed()) {
    const next = rows.at(-1);
    const set = Object.hasOwn(typed, code) ? typed[code] : undefined;
    const facts = { code, label, whose, usual: before };
    if (next === undefined)
      rows.push({
        ...facts,
        day: boardDay,
        workedOut: false,
        why: 'What the other days are counted back from',
      });
    else if (set !== undefined) rows.push({ ...facts, day: set, workedOut: false, why: 'Set by hand' });
    else
      rows.push({
        ...facts,
        day: addWorkingDays(next.day, -before, nations),
        workedOut: true,
        why: `${sayWorkingDays(before)} before “${next.label}”`,
      });
  }
  return rows.toReversed();
}

/** "1 working day", "12 working days". */
export function sayWorkingDays(count: number): string {
  return `${count} working ${count === 1 ? 'day' : 'days'}`;
}
