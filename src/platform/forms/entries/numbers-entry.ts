import { fieldset, input } from '#platform/govuk';
import { html } from '#platform/html';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asNumber, partOf, type Stored } from '../stored.ts';
import type { Option } from './choice-entry.ts';
import { readNumber } from './number-entry.ts';

export type NumbersEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is counted: a code and its words. */
  readonly rows: readonly Option[];
  readonly most: number;
  readonly suffix?: string | undefined;
};

/** A number for each of several things, such as cases by area. Kept by their codes; nothing typed is nothing known. */
export function numbersEntry(options: NumbersEntryOptions): Entry {
  const { name, label, rows, most } = options;
  const field = (row: Option, index: number): string => (index === 0 ? name : `${name}-${row.value}`);
  return {
    name,
    label,
    show: (value) =>
      Object.fromEntries(
        rows.map((row, index) => [field(row, index), [asNumber(partOf(value, row.value))?.toString() ?? '']]),
      ),
    read: (reader, form) => {
      const numbers: Record<string, Stored> = {};
      for (const [index, row] of rows.entries()) {
        const number = readNumber(form.text(field(row, index)), 0, most, () => {
          reader.refuse(
            field(row, index),
            `${row.label} must be a whole number from 0 to ${most.toLocaleString('en-GB')}`,
          );
        });
        if (number !== null) numbers[row.value] = number;
      }
      return Object.keys(numbers).length === 0 ? null : numbers;
    },
    say: (value) =>
      rows
        .filter((row) => asNumber(partOf(value, row.value)) !== null)
        .map((row) => `${row.label}: ${asNumber(partOf(value, row.value)) ?? ''}`)
        .join('\n'),
    draw: ({ typed, problems }) =>
      fieldset({
        legend: { text: label, classes: 'govuk-fieldset__legend--s' },
        html: html`${options.hint !== undefined && html`<div class="govuk-hint">${options.hint}</div>`}
          <div class="tl-numbers">
            ${rows.map((row, index) =>
              input({
                id: field(row, index),
                name: field(row, index),
                label: { text: row.label },
                inputmode: 'numeric',
                classes: 'govuk-input--width-3',
                autocomplete: 'off',
                value: typedText(typed, field(row, index)),
                ...(options.suffix === undefined ? {} : { suffix: { text: options.suffix } }),
                ...fieldError(problems, field(row, index)),
              }),
            )}
          </div>`,
      }),
  };
}
