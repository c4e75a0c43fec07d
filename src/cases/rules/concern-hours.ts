// When whoever receives concerns is at work; at other times the deputy is written to as well.
import { isWorkingDay, londonDay, displayTime, type HolidayNation } from '#platform/time';

/** Days of the week, Monday 1, and a span of the clock in London: "09:00". No day at all is every hour of every day. */
export type ConcernHours = {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
};

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

const form = /^([1-7]+) (\d\d:\d\d)-(\d\d:\d\d)$/;

/** Hours as they are kept: "12345 09:00-17:00"; '' is every hour. */
export function readHours(kept: string): ConcernHours | null {
  const [, days = '', from = '', until = ''] = form.exec(kept) ?? [];
  return days === '' ? null : { days: Array.from(days, Number), from, until };
}

export function writeHours(hours: ConcernHours | null): string {
  return hours === null || hours.days.length === 0
    ? ''
    : `${hours.days.join('')} ${hours.from}-${hours.until}`;
}

/** A time as people type it ("9", "9am", "9.30", "17:00") as "09:00"; null for what is none. */
export function readTime(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase().replaceAll(' ', '');
  const [, hours = '', minutes = '0', half] = /^(\d{1,2})(?:[:.](\d\d))?(am|pm)?$/.exec(text) ?? [];
  if (hours === '' || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) return null;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Whether a moment lies in the hours; a bank holiday on a weekday never does. `nations`: of the partnership's areas. */
export function isWithinHours(
  kept: string,
  now: Temporal.Instant,
  nations: readonly HolidayNation[],
): boolean {
  const hours = readHours(kept);
  if (hours === null) return true;
  const day = londonDay(now);
  const weekday = Temporal.PlainDate.from(day).dayOfWeek;
  if (!hours.days.includes(weekday)) return false;
  if (weekday <= 5 && !isWorkingDay(day, nations)) return false;
  const time = displayTime(now);
  return time >= hours.from && time < hours.until;
}

/** "Monday to Friday, 09:00 to 17:00" */
export function sayHours(kept: string): string {
  const hours = readHours(kept);
  if (hours === null) return 'at every hour';
  const names = hours.days.map((day) => weekdays[day - 1] ?? '');
  const isRun = hours.days.length > 2 && hours.days.every((day, at) => day === (hours.days[0] ?? 0) + at);
  const last = names.at(-1) ?? '';
  const said = isRun
    ? `${names[0] ?? ''} to ${last}`
    : names.length < 2
      ? last
      : `${names.slice(0, -1).join(', ')} and ${last}`;
  return `${said}, ${hours.from} to ${hours.until}`;
}
