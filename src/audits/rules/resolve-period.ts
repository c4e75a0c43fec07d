// "The last 6 months" (Leicester 2018–19) is kept as said and as dates: a later reader must know which days were meant.
import { numberInWords } from '#platform/html';
import { displayDay, readTypedDate } from '#platform/time';

/** A stretch of days, both ends included (ISO), and how it was come by, in a sentence. */
export type Period = { readonly from: string; readonly until: string; readonly how: string };

export type PeriodTyped = {
  readonly phrase: string;
  /** ISO days, or null. */
  readonly anchor: string | null;
  readonly from: string | null;
  readonly until: string | null;
};

/** Lengths that a phrase says in words. */
const numbers = Array.from({ length: 12 }, (_, index) => numberInWords(index + 1));
const units = { day: 'days', week: 'weeks', month: 'months', year: 'years' } as const;

/**
 * The days that a phrase means. Typed days win; then dates in the phrase itself ("12 months from 1 June 2024 to
 * 31 May 2025"); then
 * "the last 6 months", counted back from `anchor`, whose day is the last of them. Null where it cannot be told.
 */
export function resolvePeriod(typed: PeriodTyped): Period | null {
  const { phrase, anchor, from, until } = typed;
  if (from !== null && until !== null) return { from, until, how: 'The first and the last day were typed.' };
  const dates = readTypedDate(phrase) ?? readTypedDate(/\b(?:from|between) (.+)$/i.exec(phrase)?.[1] ?? '');
  if (dates?.from && dates.until)
    return {
      from: from ?? dates.from,
      until: until ?? dates.until,
      how: 'Read from the words.',
    };
  const length = readLength(phrase);
  const end = until ?? anchor;
  if (length === null || end === null) return null;
  const first = Temporal.PlainDate.from(end)
    .add({ days: 1 })
    .subtract({ [units[length.unit]]: length.count });
  const words = `${length.count} ${length.count === 1 ? length.unit : units[length.unit]}`;
  return {
    from: from ?? first.toString(),
    until: end,
    how: `${words} back from ${displayDay(end)}, that day included.`,
  };
}

/** "the last 6 months", "previous twelve months", "past year", "6 months before …". */
function readLength(phrase: string): { readonly count: number; readonly unit: keyof typeof units } | null {
  const words = phrase.toLowerCase().replace(/\s+/g, ' ').trim();
  const found =
    /\b(?:last|past|previous|preceding|prior)(?: (\d{1,3}|[a-z]+))? (day|week|month|year)s?\b/.exec(words) ??
    /^(\d{1,3}|[a-z]+) (day|week|month|year)s?(?: (?:before|back|prior|up to|until|to)\b.*)?$/.exec(words);
  if (found === null) return null;
  const [, many, unit] = found;
  const count = many === undefined ? 1 : /^\d+$/.test(many) ? Number(many) : numbers.indexOf(many) + 1;
  const known = (Object.keys(units) as (keyof typeof units)[]).find((one) => one === unit);
  return count < 1 || known === undefined ? null : { count, unit: known };
}
