import { checkboxes } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';

export type TickEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** One box: ticked, or nothing said. */
export function tickEntry(options: TickEntryOptions): Entry {
  const { name, label } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: value === true ? ['yes'] : [] }),
    read: (_, form) => (form.text(name) === 'yes' ? true : null),
    say: (value) => (value === true ? 'Yes' : ''),
    draw: ({ typed, problems }) =>
      checkboxes({
        name,
        idPrefix: name,
        values: [typedText(typed, name)],
        items: [
          {
            value: 'yes',
            text: label,
            ...(options.hint === undefined ? {} : { hint: { text: options.hint } }),
          },
        ],
        ...fieldError(problems, name),
      }),
  };
}
