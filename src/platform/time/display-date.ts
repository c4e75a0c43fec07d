import { partsOf } from './partial-date.ts';
import type { PartialDate } from './partial-date.ts';

/** The months in English, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** An ISO day, month or year in words: "12 March 2024", "March 2024", "2024". */
export function displayPoint(text: string): string {
  const [year = '', month, day] = text.split('-');
  // A year before 1000 keeps its zeros, or it would be read back as a two-figure year.
  const words = month === undefined ? year : `${monthNames[Number(month) - 1] ?? ''} ${year}`;
  return day === undefined ? words : `${Number(day)} ${words}`;
}

/** An ISO day in words: "22 November 2026". */
export function displayDay(day: string): string {
  return displayPoint(day);
}

/** The point just before or just after an ISO day, month or year, of the same kind. */
export function neighbour(text: string, step: 1 | -1): string {
  const month = text.length > 4 ? text.slice(4, 7) : '-01';
  const day = text.length > 7 ? text.slice(7) : '-01';
  const unit = text.length === 4 ? 'years' : text.length === 7 ? 'months' : 'days';
  const next = Temporal.PlainDate.from(`${text.slice(0, 4)}${month}${day}`).add({ [unit]: step });
  return next.toString().slice(0, text.length);
}

function displayRange(start: string, end: string): string {
  if (start === end) return displayPoint(start);
  const sameKind = start.length === end.length;
  // What both ends share is said once: "1 to 5 June 2024", "May to July 2025".
  if (sameKind && start.length === 10 && start.slice(0, 7) === end.slice(0, 7))
    return `${Number(start.slice(8))} to ${displayPoint(end)}`;
  if (sameKind && start.length >= 7 && start.slice(0, 4) === end.slice(0, 4))
    return `${displayPoint(start).replace(/ \d{4}$/, '')} to ${displayPoint(end)}`;
  return `${displayPoint(start)} to ${displayPoint(end)}`;
}

/**
 * The date in plain English, never saying more than was recorded: "12 March 2024", "about March 2024", "2017",
 * "May to July 2025", "March 2024 (not sure)". The stored ends of open dates are inclusive, so that `../2017` reads
 * "before 2018" and `2018-04/..` reads "after March 2018"; for days "on or before" and "on or after".
 */
export function displayPartialDate(date: PartialDate): string {
  const parts = partsOf(date.edtf);
  switch (parts.kind) {
    case 'plain':
      return displayPoint(parts.start);
    case 'about':
      return `about ${displayPoint(parts.start)}`;
    case 'unsure':
      return `${displayPoint(parts.start)} (not sure)`;
    case 'range':
      return displayRange(parts.start, parts.end);
    case 'before':
      return parts.end.length === 10
        ? `on or before ${displayPoint(parts.end)}`
        : `before ${displayPoint(neighbour(parts.end, 1))}`;
    case 'after':
      return parts.start.length === 10
        ? `on or after ${displayPoint(parts.start)}`
        : `after ${displayPoint(neighbour(parts.start, -1))}`;
  }
}
