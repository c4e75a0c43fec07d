// The programme year is the financial year of councils: 1 April to 31 March. It is named by the calendar year it begins in.
import type { Days } from '../programme/planned-audit.ts';

/** The quarters of a programme year, first to last. */
export const quarters = [
  'April to June',
  'July to September',
  'October to December',
  'January to March',
] as const;

/** The programme year in which an ISO day lies. */
export function programmeYearOf(day: string): number {
  const { year, month } = Temporal.PlainDate.from(day);
  return month < 4 ? year - 1 : year;
}

/** The year that an address asks for; that of today where it asks for none that there can be. */
export function readProgrammeYear(typed: string | undefined, today: string): number {
  const year = /^\d{4}$/.test(typed ?? '') ? Number(typed) : 0;
  return year >= 2000 && year <= 2100 ? year : programmeYearOf(today);
}

/** Its first and last day. */
export function daysOfYear(year: number): Days {
  return { from: `${year}-04-01`, until: `${year + 1}-03-31` };
}

/** The first and last day of a quarter, 1 to 4, of a programme year. */
export function daysOfQuarter(year: number, quarter: number): Days {
  const first = Temporal.PlainDate.from(daysOfYear(year).from).add({ months: (quarter - 1) * 3 });
  return { from: first.toString(), until: first.add({ months: 3 }).subtract({ days: 1 }).toString() };
}

/** "2026 to 2027" */
export function sayProgrammeYear(year: number): string {
  return `${year} to ${year + 1}`;
}
