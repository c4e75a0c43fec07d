import catalogue from './bank-holidays.json' with { type: 'json' };

/** The nations as areas carry them; England and Wales share their bank holidays. */
export type HolidayNation = 'England' | 'Wales' | 'Scotland' | 'Northern Ireland';

/** Days are counted from this one, a Thursday: a year of a programme asks about tens of thousands of days. */
const first = Temporal.PlainDate.from('1970-01-01');

function numberOf(day: string): number {
  return first.until(day, { largestUnit: 'days' }).days;
}

function dayOf(number: number): string {
  return first.add({ days: number }).toString();
}

const { holidays } = catalogue;
type Names = ReadonlyMap<number, string>;
const byNumber = (names: Readonly<Record<string, string>>): Names =>
  new Map(Object.entries(names).map(([day, name]) => [numberOf(day), name]));
const englandAndWales = byNumber(holidays['england-and-wales']);
const namesIn: Readonly<Record<HolidayNation, Names>> = {
  England: englandAndWales,
  Wales: englandAndWales,
  Scotland: byNumber(holidays.scotland),
  'Northern Ireland': byNumber(holidays['northern-ireland']),
};

/** More is a slip, and would keep the server busy. */
const mostWorkingDays = 10_000;

/** True for a day (ISO) whose bank holidays we hold; on any other day only weekends are told apart. */
export function areHolidaysKnown(day: string): boolean {
  return day >= catalogue.knownFrom && day <= catalogue.knownUntil;
}

function reason(day: number, nations: readonly HolidayNation[]): string | null {
  // 0 for a Thursday, also before 1970.
  const weekday = ((day % 7) + 7) % 7;
  if (weekday === 2) return 'Saturday';
  if (weekday === 3) return 'Sunday';
  for (const nation of nations) {
    const name = namesIn[nation].get(day);
    if (name !== undefined) return name;
  }
  return null;
}

/**
 * Why nobody works on an ISO day: "Saturday", "Early May bank holiday"; null for a working day. With several nations a
 * bank holiday of one is one for all; with none, only weekends count.
 */
export function whyNotWorkingDay(day: string, nations: readonly HolidayNation[]): string | null {
  return reason(numberOf(day), nations);
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
  let number = numberOf(day);
  for (let left = Math.abs(n); left > 0;) {
    number += Math.sign(n);
    if (reason(number, nations) === null) left -= 1;
  }
  return dayOf(number);
}

/**
 * How many working days lie between two ISO days: those after `from`, up to and with `until`. Negative when `until` is the
 * earlier day. Throws a RangeError for days more than 20,000 apart.
 */
export function countWorkingDays(from: string, until: string, nations: readonly HolidayNation[]): number {
  const start = numberOf(from);
  const days = numberOf(until) - start;
  if (Math.abs(days) > 2 * mostWorkingDays)
    throw new RangeError('Working days are counted over 20,000 days at most');
  const step = Math.sign(days);
  let count = 0;
  for (let away = step; Math.abs(away) <= Math.abs(days) && away !== 0; away += step) {
    if (reason(start + away, nations) === null) count += step;
  }
  return count;
}
