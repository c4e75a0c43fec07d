import { input } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asText } from '../stored.ts';

export type EmailEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** An email address, kept in small letters; it may be left out. */
export function emailEntry({ name, label, hint }: EmailEntryOptions): Entry {
  return {
    name,
    label,
    show: (value) => ({ [name]: [asText(value)] }),
    read: (reader, form) => (form.text(name).trim() === '' ? null : reader.email(name)),
    say: asText,
    draw: ({ typed, problems }) =>
      input({
        id: name,
        name,
        label: { text: label },
        type: 'email',
        value: typedText(typed, name),
        classes: 'govuk-input--width-30',
        autocomplete: 'off',
        spellcheck: false,
        ...(hint === undefined ? {} : { hint: { text: hint } }),
        ...fieldError(problems, name),
      }),
  };
}
