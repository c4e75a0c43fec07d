import { radios, select } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asText } from '../stored.ts';

export type Option = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
};

export type ChoiceEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly Option[];
  /** Radios for a few options that want explaining, a list for many. */
  readonly as: 'radios' | 'list';
  /** The option of a list that chooses nothing. */
  readonly nothing?: string | undefined;
  /** What is said where something must be chosen and was not; without it nothing may be chosen. */
  readonly needed?: string | undefined;
};

/** One of several options. What was chosen once and is offered no longer is kept until another is chosen. */
export function choiceEntry(options: ChoiceEntryOptions): Entry {
  const { name, label } = options;
  const labels = new Map(options.options.map((option) => [option.value, option.label]));
  return {
    name,
    label,
    show: (value) => ({ [name]: [asText(value)] }),
    read: (reader, form) => {
      const chosen = form.text(name);
      if (labels.has(chosen)) return chosen;
      if (chosen !== '')
        reader.refuse(
          name,
          `Choose ${options.needed === undefined ? 'again' : 'one'}: what was chosen is not offered`,
        );
      else if (options.needed !== undefined) reader.refuse(name, options.needed);
      return null;
    },
    say: (value) => labels.get(asText(value)) ?? asText(value),
    draw: ({ typed, problems }) => {
      const chosen = typedText(typed, name);
      const shared = {
        name,
        value: chosen,
        ...(options.hint === undefined ? {} : { hint: { text: options.hint } }),
        ...fieldError(problems, name),
      };
      if (options.as === 'list')
        return select({
          ...shared,
          id: name,
          label: { text: label },
          items: [
            { value: '', text: options.nothing ?? 'Not chosen' },
            ...options.options.map((option) => ({ value: option.value, text: option.label })),
          ],
        });
      return radios({
        ...shared,
        idPrefix: name,
        fieldset: { legend: { text: label, classes: 'govuk-fieldset__legend--s' } },
        items: options.options.map((option) => ({
          value: option.value,
          text: option.label,
          ...(option.hint === undefined ? {} : { hint: { text: option.hint } }),
        })),
      });
    },
  };
}
