import { monthNames, neighbour } from './display-date.ts';
import { daysOf, parsePartialDate } from './partial-date.ts';
import type { PartialDate } from './partial-date.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const longestTyped = 60;

function readMonth(word: string): string | null {
  if (/^\d{1,2}$/.test(word)) return word.padStart(2, '0');
  const index = monthNames.findIndex((name) => {
    const month = name.toLowerCase();
    return word === month || word === month.slice(0, 3) || (word === 'sept' && month === 'september');
  });
  return index < 0 ? null : String(index + 1).padStart(2, '0');
}

/** Two figures are a year from 1950 to 2049: the people concerned are living, the events recent. */
function readYear(figures: string): string {
  if (figures.length === 4) return figures;
  return Number(figures) < 50 ? `20${figures}` : `19${figures}`;
}

/** A day, month or year as an ISO text; null when it is none. Day comes before month, as in the UK. */
function readPoint(words: string): string | null {
  if (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(words)) return daysOf(words) && words;
  const named = /^(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)? ?([a-z]+)\.?,? ?(\d{4}|\d{2})$/.exec(words);
  const numeric = /^(?:([a-z]+),? )?(\d{1,2}) ?[./ -] ?(\d{1,2}) ?[./ -] ?(\d{4}|\d{2})$/.exec(words);
  const found = named ?? numeric;
  if (found !== null) {
    const [, weekday, day = '', monthWord = '', year = ''] = found;
    const iso = `${readYear(year)}-${readMonth(monthWord) ?? '00'}-${day.padStart(2, '0')}`;
    if (daysOf(iso) === null) return null;
    return weekday === undefined || isWeekdayOf(weekday, iso) ? iso : null;
  }
  const [, monthWord, year] =
    /^([a-z]+)\.?,? ?(\d{4})$/.exec(words) ?? /^(\d{1,2}) ?[./-] ?(\d{4})$/.exec(words) ?? [];
  if (monthWord === undefined || year === undefined) return null;
  const iso = `${year}-${readMonth(monthWord) ?? '00'}`;
  return daysOf(iso) && iso;
}

/** A weekday that does not belong to its date means that one of the two is a slip: then nothing is read. */
function isWeekdayOf(word: string, iso: string): boolean {
  const name = weekdays[Temporal.PlainDate.from(iso).dayOfWeek - 1] ?? '';
  return word.length >= 3 && name.startsWith(word);
}

/** "1 to 5 June 2024": the first end takes the month and year it leaves out from the second. */
function readRange(first: string, second: string): string | null {
  const end = readPoint(second);
  if (end === null) return null;
  const [, rest = ''] = /^\d{1,2}(?:st|nd|rd|th)? (.+)$/.exec(second) ?? [];
  const start = readPoint(first) ?? readPoint(`${first} ${end.slice(0, 4)}`) ?? readPoint(`${first} ${rest}`);
  return start && `${start}/${end}`;
}

const marks: readonly [RegExp, (words: string) => string | null][] = [
  [/^\? ?(.+)$/, (words) => add(readPoint(words), '?')],
  [/^(.+) \(not sure\)$/, (words) => add(readPoint(words), '?')],
  [/^(?:about|around|approx\.?|approximately|circa|c\.|~) ?(.+)$/, (words) => add(readPoint(words), '~')],
  [/^(?:on or before|by|until) (.+)$/, (words) => before(readPoint(words))],
  [/^(?:on or after|since|from) (.+)$/, (words) => add(readPoint(words), '/..')],
  [/^before (.+)$/, (words) => before(step(readPoint(words), -1))],
  [/^after (.+)$/, (words) => add(step(readPoint(words), 1), '/..')],
];

function add(point: string | null, ending: string): string | null {
  return point && point + ending;
}

function before(point: string | null): string | null {
  return point && `../${point}`;
}

function step(point: string | null, by: 1 | -1): string | null {
  return point && neighbour(point, by);
}

/**
 * Reads a date as people in the UK type it, day before month: "13.11.2018", "13/11/18", "Tues 13th November 2018",
 * "Nov 2018", "2018", "about March 2023", "?2019", "before 2018", "May to July 2025". Null when it is not surely a date:
 * other words ("early May"), an impossible day, a weekday that does not fit, a year outside 1900 to 2200.
 */
export function readTypedDate(text: string): PartialDate | null {
  if (text.length > longestTyped) return null;
  const words = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/[–—]/g, '-');
  const asWritten = parsePartialDate(words, text);
  if (asWritten !== null) return asWritten;
  for (const [mark, read] of marks) {
    const rest = mark.exec(words)?.[1];
    const edtf = rest === undefined ? null : read(rest);
    if (edtf !== null) return parsePartialDate(edtf, text);
  }
  const [, first, second] = /^(?:from )?(.+?) (?:to|-|until) (.+)$/.exec(words) ?? [];
  const range = first !== undefined && second !== undefined ? readRange(first, second) : null;
  const edtf = readPoint(words) ?? range;
  return edtf === null ? null : parsePartialDate(edtf, text);
}
