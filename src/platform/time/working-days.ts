import catalogue from './bank-holidays.json' with { type: 'json' };

/** The nations as areas carry them; England and Wales share their bank holidays. */
export type HolidayNation = 'England' | 'Wales' | 'Scotland' | 'Northern Ireland';

const { holidays } = catalogue;
const namesIn: Readonly<Record<HolidayNation, Readonly<Record<string, string | undefined>>>> = {
  England: holidays['england-and-wales'],
  Wales: holidays['england-and-wales'],
  Scotland: holidays.scotland,
  'Northern Ireland': holidays['northern-ireland'],
};

/** More is a slip, and would keep the server busy. */
const mostWorkingDays = 10_000;

/** True for a day (ISO) whose bank holidays we hold; on any other day only weekends are told apart. */
export function areHolidaysKnown(day: string): boolean {
  return day >= catalogue.knownFrom && day <= catalogue.knownUntil;
}

function reason(date: Temporal.PlainDate, nations: readonly HolidayNation[]): string | null {
  if (date.dayOfWeek === 6) return 'Saturday';
  if (date.dayOfWeek === 7) return 'Sunday';
  const day = date.toString();
  return nations.map((nation) => namesIn[nation][day]).find((name) => name !== undefined) ?? null;
}

/**
 * Why nobody works on an ISO day: "Saturday", "Early May bank holiday"; null for a working day. With several nations a
 * bank holiday of one is one for all; with none, only weekends count.
 */
export function whyNotWorkingDay(day: string, nations: readonly HolidayNation[]): string | null {
  return reason(Temporal.PlainDate.from(day), nations);
}

/** True for a day (ISO) that is neither at a weekend nor a bank holiday in any of the nations. */
export function isWorkingDay(day: string, nations: readonly HolidayNation[]): boolean {
  return whyNotWorkingDay(day, nations) === null;
}

/**
 * The nth working day after an ISO day, or before it when n is negative; the day itself, whatever it is, when n is 0. The
 * day counted from is day 0. Throws a RangeError unless n is a whole number from -10,000 to 10,000.
 */
export function addWorkingDays(day: string, n: number, nations: readonly HolidayNation[]): string {
  if (!Number.isInteger(n) || Math.abs(n) > mostWorkingDays)
    throw new RangeError('Working days are a whole number from -10,000 to 10,000');
  let date = Temporal.PlainDate.from(day);
  for (let left = Math.abs(n); left > 0;) {
    date = date.add({ days: Math.sign(n) });
    if (reason(date, nations) === null) left -= 1;
  }
  return date.toString();
}

/**
 * How many working days lie between two ISO days: those after `from`, up to and with `until`. Negative when `until` is the
 * earlier day. Throws a RangeError for days more than 20,000 apart.
 */
export function countWorkingDays(from: string, until: string, nations: readonly HolidayNation[]): number {
  const start = Temporal.PlainDate.from(from);
  const days = start.until(until, { largestUnit: 'days' }).days;
  if (Math.abs(days) > 2 * mostWorkingDays)
    throw new RangeError('Working days are counted over 20,000 days at most');
  const step = Math.sign(days);
  let count = 0;
  for (let away = step; Math.abs(away) <= Math.abs(days) && away !== 0; away += step) {
    if (reason(start.add({ days: away }), nations) === null) count += step;
  }
  return count;
}
