// Day before month, as the UK writes. Only where a column also holds days that can be month-first alone (04/23/2015) is a
// day such as 03/04/2015 in doubt, and somebody has to say (abuse case F07).
import { isPossibleDay, readTypedDate } from '#platform/time';
import type { DateOrder } from '../frame.ts';

export type FrameDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'day'; readonly iso: string; readonly isTold?: 'serial' | 'short year' }
  /** 03/04/2015 in a column where some are month-first. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'impossible' };

const figures = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]0{1,2}:00(?::00)?)?$/;

/** True where some dates of a column can only be month-first. */
export function hasMonthFirst(cells: readonly string[]): boolean {
  return cells.some((cell) => isMonthFirst(cell));
}

/** True for a date that can be read with the month first only: 04/23/2015. */
export function isMonthFirst(cell: string): boolean {
  const [, first = '', second = ''] = figures.exec(plain(cell)) ?? [];
  return Number(first) >= 1 && Number(first) <= 12 && Number(second) > 12 && Number(second) <= 31;
}

/** Reads a date as it stands in a cell. `order` is which comes first; '' where nobody had to decide and days do. */
export function readFrameDate(cell: string, order: DateOrder, isMixed: boolean): FrameDate {
  const text = plain(cell);
  if (text === '') return { kind: 'none' };
  const numeric = figures.exec(text);
  if (numeric !== null) return readFigures(numeric, order, isMixed);
  const withTime = /^(\d{4}-\d{2}-\d{2})(?:[ T][\d:.]+Z?)?$/.exec(text)?.[1];
  if (withTime !== undefined) return possible(withTime);
  // A spreadsheet's own count of days: what a date becomes when its column is not formatted as one. Of a birth from 1982 on.
  if (/^[34]\d{4}(?:\.\d+)?$/.test(text)) {
    const day = Temporal.PlainDate.from('1899-12-30').add({ days: Math.floor(Number(text)) });
    return { kind: 'day', iso: day.toString(), isTold: 'serial' };
  }
  const typed = text.length > 40 || !/[a-z]/i.test(text) ? null : readTypedDate(text);
  return typed !== null && typed.from !== null && typed.from === typed.until
    ? possible(typed.from)
    : { kind: 'impossible' };
}

function plain(cell: string): string {
  return cell.normalize('NFKC').trim();
}

function readFigures(found: RegExpExecArray, order: DateOrder, isMixed: boolean): FrameDate {
  const [, first = '', second = '', year = ''] = found;
  const isMonth = isMonthFirst(found[0]);
  const couldBeEither = Number(first) <= 12 && Number(second) <= 12 && first !== second;
  if (isMixed && order === '' && couldBeEither) return { kind: 'ambiguous' };
  const [day, month] =
    isMonth || (order === 'month' && Number(second) <= 31 && Number(first) <= 12)
      ? [second, first]
      : [first, second];
  // Two figures are this century's unless that is still to come by more than a pregnancy; children are meant.
  const full = year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`;
  const read = possible(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return read.kind === 'day' && year.length === 2 ? { ...read, isTold: 'short year' } : read;
}

function possible(iso: string): FrameDate {
  return isPossibleDay(iso) ? { kind: 'day', iso } : { kind: 'impossible' };
}
