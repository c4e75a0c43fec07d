// What is wrong, or tight, about the dates of an audit before it starts. Nothing here stops anybody.
import {
  areHolidaysKnown,
  countWorkingDays,
  displayDay,
  type HolidayNation,
  whyNotWorkingDay,
} from '#platform/time';
import { type PlannedDay, sayWorkingDays } from './plan-timetable.ts';

export type TimetableProblem = {
  /** The row that it stands at. */
  readonly code: string;
  readonly kind: 'past' | 'day_off' | 'order' | 'short' | 'unknown_holidays';
  /** One plain sentence. */
  readonly text: string;
};

type Around = {
  readonly today: string;
  readonly nations: readonly HolidayNation[];
  readonly boardDay: string;
};

/** The problems of planned rows (first to last, the board last): one list, in the order of the rows of each kind. */
export function checkTimetable(rows: readonly PlannedDay[], around: Around): readonly TimetableProblem[] {
  const { today, boardDay } = around;
  const board = rows.at(-1);
  if (board === undefined) return [];
  const past: TimetableProblem[] =
    boardDay < today
      ? [{ code: board.code, kind: 'past', text: `The board date, ${displayDay(boardDay)}, is in the past.` }]
      : [];
  return [
    ...past,
    ...(past.length > 0 ? [] : findStartInPast(rows, around)),
    ...rows.flatMap((row) => findDayOff(row, around.nations)),
    ...rows.slice(1).flatMap((next, index) => {
      const row = rows[index];
      return row === undefined ? [] : findBetween(row, next, around.nations);
    }),
    ...findUnknownHolidays(rows),
  ];
}

/** Worked back from the board, the audit would have had to begin before today. */
function findStartInPast(
  rows: readonly PlannedDay[],
  { today, nations, boardDay }: Around,
): TimetableProblem[] {
  const late = rows.filter((row) => row.workedOut && row.day < today);
  const [first] = late;
  if (first === undefined) return [];
  const usual = rows.slice(rows.indexOf(first)).reduce((sum, row) => sum + row.usual, 0);
  const left = countWorkingDays(today, boardDay, nations);
  const text =
    `There ${left === 1 ? 'is' : 'are'} ${sayWorkingDays(left)} from today until the board meets. ` +
    `From “${first.label}” on, ${usual} are usual, so that day would have been ${displayDay(first.day)}. ` +
    'Choose a later board date, or set the days by hand.';
  return [{ code: first.code, kind: 'short', text }];
}

function findDayOff(row: PlannedDay, nations: readonly HolidayNation[]): TimetableProblem[] {
  const why = whyNotWorkingDay(row.day, nations);
  if (why === null) return [];
  const weekend = why === 'Saturday' || why === 'Sunday';
  const text = weekend
    ? `“${row.label}” falls on a ${why}: ${displayDay(row.day)}.`
    : `“${row.label}” falls on a bank holiday: ${displayDay(row.day)}, ${why}.`;
  return [{ code: row.code, kind: 'day_off', text }];
}

function findBetween(
  row: PlannedDay,
  next: PlannedDay,
  nations: readonly HolidayNation[],
): TimetableProblem[] {
  if (row.day > next.day) {
    const text = `“${row.label}” (${displayDay(row.day)}) comes after “${next.label}” (${displayDay(next.day)}).`;
    return [{ code: row.code, kind: 'order', text }];
  }
  // Counted backwards, as it was planned: so a board on a Saturday does not cost the step before it a day.
  const days = Math.abs(countWorkingDays(next.day, row.day, nations));
  if (days >= row.usual) return [];
  const text =
    `From “${row.label}” (${displayDay(row.day)}) to “${next.label}” (${displayDay(next.day)}) ` +
    `there ${days === 1 ? 'is' : 'are'} ${sayWorkingDays(days)}; ${row.usual} ${row.usual === 1 ? 'is' : 'are'} usual.`;
  return [{ code: row.code, kind: 'short', text }];
}

function findUnknownHolidays(rows: readonly PlannedDay[]): TimetableProblem[] {
  const unknown = rows.find((row) => !areHolidaysKnown(row.day));
  if (unknown === undefined) return [];
  const text = `We do not hold the bank holidays around ${displayDay(unknown.day)}: only weekends are left out there.`;
  return [{ code: unknown.code, kind: 'unknown_holidays', text }];
}
