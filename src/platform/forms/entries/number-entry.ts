import { input } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asNumber } from '../stored.ts';

export type NumberEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly least: number;
  readonly most: number;
  /** What stands behind the number: "cases". */
  readonly suffix?: string | undefined;
};

/** A whole number within bounds; nothing typed is nothing known, never 0. */
export function numberEntry(options: NumberEntryOptions): Entry {
  const { name, label, least, most } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: [asNumber(value)?.toString() ?? ''] }),
    read: (reader, form) =>
      readNumber(form.text(name), least, most, () => {
        reader.refuse(
          name,
          `${label} must be a whole number from ${least} to ${most.toLocaleString('en-GB')}`,
        );
      }),
    say: (value) => asNumber(value)?.toLocaleString('en-GB') ?? '',
    draw: ({ typed, problems }) =>
      input({
        id: name,
        name,
        label: { text: label },
        inputmode: 'numeric',
        classes: 'govuk-input--width-4',
        value: typedText(typed, name),
        autocomplete: 'off',
        ...(options.hint === undefined ? {} : { hint: { text: options.hint } }),
        ...(options.suffix === undefined ? {} : { suffix: { text: options.suffix } }),
        ...fieldError(problems, name),
      }),
  };
}

/** A whole number as typed, full-width figures too; null where nothing was. Calls `refuse` for what is none. */
export function readNumber(text: string, least: number, most: number, refuse: () => void): number | null {
  const figures = text.normalize('NFKC').trim();
  if (figures === '') return null;
  const number = /^\d{1,9}$/.test(figures) ? Number(figures) : Number.NaN;
  if (number >= least && number <= most) return number;
  refuse();
  return null;
}
