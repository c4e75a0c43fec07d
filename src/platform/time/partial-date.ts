/**
 * A date of history as somebody recorded it: a day, a month, a year, a range, about, before, after, unsure.
 * `edtf` is the normalised form, a subset of EDTF level 1 (ISO 8601-2:2019):
 *   2018-11-13   a day            2018-11   a month        2018   a year
 *   2018-11~     about            2018-11?  unsure
 *   2016-01/2016-02  from…until   ../2018   before (inclusive)   2018/..  after (inclusive)
 * `typed` is the text exactly as it was given; it is never thrown away.
 * `from` and `until` are the first and last day of what was recorded (inclusive, ISO days); null where it is open.
 * "About" and "unsure" do not move them, so that a list can be sorted by `from`; to judge, use `possibleDays`.
 */
export type PartialDate = {
  readonly edtf: string;
  readonly typed: string;
  readonly from: string | null;
  readonly until: string | null;
};

/** The first and last year that is taken for a date; outside it is a slip of the keyboard. */
export type Years = { readonly from: number; readonly until: number };

/** What the normalised form says, taken apart; `start` and `end` are ISO days, months or years. */
export type DateParts =
  | { readonly kind: 'plain' | 'about' | 'unsure'; readonly start: string }
  | { readonly kind: 'range'; readonly start: string; readonly end: string }
  | { readonly kind: 'before'; readonly end: string }
  | { readonly kind: 'after'; readonly start: string };

const historyYears: Years = { from: 1900, until: 2200 };
const point = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is an ISO day (2018-11-13) that the calendar has; 29 February 2023 is not. */
export function isPossibleDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && daysOf(text) !== null;
}

/** The first and last day of an ISO day, month or year; null when the calendar has no such date. */
export function daysOf(text: string): { from: string; until: string } | null {
  const found = point.exec(text);
  if (found === null) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (day > first.daysInMonth) return null;
  if (found[3] !== undefined) return { from: text, until: text };
  if (found[2] !== undefined) return { from: `${text}-01`, until: `${text}-${first.daysInMonth}` };
  return { from: `${text}-01-01`, until: `${text}-12-31` };
}

/** Takes a normalised date apart; it must have come from `parsePartialDate`. */
export function partsOf(edtf: string): DateParts {
  if (edtf.startsWith('../')) return { kind: 'before', end: edtf.slice(3) };
  if (edtf.endsWith('/..')) return { kind: 'after', start: edtf.slice(0, -3) };
  const [start = '', end] = edtf.split('/');
  if (end !== undefined) return { kind: 'range', start, end };
  if (edtf.endsWith('~')) return { kind: 'about', start: edtf.slice(0, -1) };
  if (edtf.endsWith('?')) return { kind: 'unsure', start: edtf.slice(0, -1) };
  return { kind: 'plain', start: edtf };
}

/**
 * Reads the normalised form; null when it is not one of the forms above, not in the calendar, outside the years
 * (1900 to 2200 unless told otherwise), or a range that ends before it begins. `typed` is the form itself when not given.
 */
export function parsePartialDate(edtf: string, typed = edtf, years = historyYears): PartialDate | null {
  const parts = partsOf(edtf);
  const start = 'start' in parts ? daysOf(parts.start) : undefined;
  const end = 'end' in parts ? daysOf(parts.end) : undefined;
  if (start === null || end === null) return null;
  const from = start?.from ?? null;
  const until = (parts.kind === 'after' ? null : (end ?? start)?.until) ?? null;
  if (from !== null && until !== null && from > until) return null;
  for (const days of [start, end]) {
    if (days && (Number(days.from.slice(0, 4)) < years.from || Number(days.from.slice(0, 4)) > years.until))
      return null;
  }
  return { edtf, typed, from, until };
}

/** The date of one known day; throws a RangeError when the calendar has no such day. */
export function dayPartialDate(iso: string): PartialDate {
  if (!isPossibleDay(iso)) throw new RangeError('Not a day of the calendar');
  return { edtf: iso, typed: iso, from: iso, until: iso };
}

/**
 * The first and last day it can mean when something is to be judged by it (a time limit, an order of events).
 * "About" gives a week on each side of a day, a month on each side of a month, a year on each side of a year (our own
 * convention); of an unsure date nothing is known. Null is open.
 */
export function possibleDays(date: PartialDate): { from: string | null; until: string | null } {
  const parts = partsOf(date.edtf);
  if (parts.kind === 'unsure') return { from: null, until: null };
  if (parts.kind !== 'about' || date.from === null || date.until === null)
    return { from: date.from, until: date.until };
  const slack = { 4: { years: 1 }, 7: { months: 1 }, 10: { weeks: 1 } }[parts.start.length] ?? {};
  const from = Temporal.PlainDate.from(date.from).subtract(slack);
  // One day past the end is the first of the next unit: counting from there keeps the ends of months right.
  const until = Temporal.PlainDate.from(date.until).add({ days: 1 }).add(slack).subtract({ days: 1 });
  return { from: from.toString(), until: until.toString() };
}

/**
 * Which of two came first, when the recorded dates decide it: "same" only for two known, equal days;
 * two events of "March 2024" cannot be told apart. Days only: times are somebody else's.
 */
export function comparePartialDates(
  a: PartialDate,
  b: PartialDate,
): 'before' | 'after' | 'same' | 'cannot tell' {
  const [first, second] = [possibleDays(a), possibleDays(b)];
  if (first.until !== null && second.from !== null && first.until < second.from) return 'before';
  if (second.until !== null && first.from !== null && second.until < first.from) return 'after';
  const oneDay = first.from !== null && first.from === first.until;
  if (oneDay && first.from === second.from && first.until === second.until) return 'same';
  return 'cannot tell';
}

/** The date as JSON text for a jsonb column. */
export function toStored(date: PartialDate): string {
  return JSON.stringify({ edtf: date.edtf, typed: date.typed, from: date.from, until: date.until });
}

/**
 * The date from a jsonb column's value (or its JSON text); throws a TypeError when it is not a date that `toStored`
 * wrote: the bounds are worked out anew and must agree. Any year from 1 to 9999 is read back.
 */
export function fromStored(value: unknown): PartialDate {
  const stored: unknown = typeof value === 'string' ? JSON.parse(value) : value;
  if (typeof stored !== 'object' || stored === null || !('edtf' in stored) || !('typed' in stored))
    throw new TypeError('The stored value is not a date');
  if (typeof stored.edtf !== 'string' || typeof stored.typed !== 'string')
    throw new TypeError('The stored value is not a date');
  const date = parsePartialDate(stored.edtf, stored.typed, { from: 1, until: 9999 });
  if (date === null) throw new TypeError('The stored date is not in the calendar');
  const sameBounds =
    'from' in stored && stored.from === date.from && 'until' in stored && stored.until === date.until;
  if (!sameBounds) throw new TypeError('The stored bounds of a date do not agree with it');
  return date;
}
