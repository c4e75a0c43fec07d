import { input } from '#platform/govuk';
import { displayDay, displayPartialDate, fromStored, isPossibleDay, readTypedDate } from '#platform/time';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asText, partOf, type Stored } from '../stored.ts';

export type DateEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly needed?: string | undefined;
};

const example = 'such as 31 March 2026';

export type DayEntryOptions = DateEntryOptions & {
  /** ISO days, both allowed; any other day is a slip. */
  readonly within?: { readonly from: string; readonly until: string } | undefined;
};

/** One day, typed in any usual way; kept as an ISO day. */
export function dayEntry(options: DayEntryOptions): Entry {
  const { name, label } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: [showDay(asText(value))] }),
    read: (reader, form) => {
      const day = readDay(form.text(name));
      if (day === undefined) reader.refuse(name, `${label} must be a day, ${example}`);
      if (day === null && options.needed !== undefined) reader.refuse(name, options.needed);
      const { within } = options;
      if (typeof day === 'string' && within !== undefined && (day < within.from || day > within.until))
        reader.refuse(
          name,
          `${label} must be between ${displayDay(within.from)} and ${displayDay(within.until)}`,
        );
      return day ?? null;
    },
    say: (value) => showDay(asText(value)),
    draw: dateInput(options, `A day, ${example}`),
  };
}

/** An ISO day; null where nothing was typed, undefined where it is not one day. */
export function readDay(typed: string): string | null | undefined {
  if (typed.trim() === '') return null;
  const date = readTypedDate(typed.trim());
  return date !== null && date.from !== null && date.edtf === date.from ? date.from : undefined;
}

function showDay(day: string): string {
  return isPossibleDay(day) ? displayDay(day) : day;
}

/** A date of history as exactly as it is known: a day, a month, a year, a range, about; with the text as typed. */
export function dateEntry(options: DateEntryOptions): Entry {
  const { name, label } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: [asText(partOf(value, 'typed'))] }),
    read: (reader, form) => {
      const typed = form.text(name).trim();
      if (typed === '') return null;
      const date = readTypedDate(typed);
      if (date === null) {
        reader.refuse(
          name,
          `${label} must be a date as far as it is known, such as 13 November 2018, March 2024 or 2016`,
        );
        return null;
      }
      return { edtf: date.edtf, typed: date.typed, from: date.from, until: date.until };
    },
    say: sayDate,
    draw: dateInput(
      options,
      'As exactly as it is known: 13 November 2018, March 2024, 2016, May to July 2025',
    ),
  };
}

function sayDate(value: Stored): string {
  return value === null ? '' : displayPartialDate(fromStored(value));
}

function dateInput(options: DateEntryOptions, hint: string): Entry['draw'] {
  const { name, label } = options;
  return ({ typed, problems }) =>
    input({
      id: name,
      name,
      label: { text: label },
      hint: { text: options.hint ?? hint },
      classes: 'govuk-input--width-20',
      value: typedText(typed, name),
      autocomplete: 'off',
      spellcheck: false,
      ...fieldError(problems, name),
    });
}
