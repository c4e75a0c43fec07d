import { input, textarea } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asText } from '../stored.ts';

export type TextEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Longest text in characters. */
  readonly longest: number;
  /** What it is called in a sentence: "title" for "Enter the title"; the label, without "The", unless told otherwise. */
  readonly called?: string | undefined;
  /** True refuses an empty one; a draft may have gaps, an item of a list may not. */
  readonly needed?: boolean | undefined;
  /** Rows of a field for several lines; without it one line. */
  readonly rows?: number | undefined;
  /** Width of one line: a GOV.UK class. */
  readonly width?: string | undefined;
  /** False keeps names and numbers of people from a browser's spelling service. */
  readonly spellcheck?: boolean | undefined;
};

/** One text. Kept as it was typed, without outer spaces. */
export function textEntry(options: TextEntryOptions): Entry {
  const { name, label, longest, rows } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: [asText(value)] }),
    read: (reader) =>
      reader.text(name, {
        called: options.called ?? calledBy(label),
        longest,
        needed: options.needed ?? false,
        lines: rows !== undefined,
      }) || null,
    say: asText,
    draw: ({ typed, problems }) => {
      const shared = {
        id: name,
        name,
        label: { text: label },
        value: typedText(typed, name),
        ...(options.hint === undefined ? {} : { hint: { text: options.hint } }),
        ...(options.spellcheck === undefined ? {} : { spellcheck: options.spellcheck }),
        ...fieldError(problems, name),
      };
      return rows === undefined
        ? input({ ...shared, classes: options.width ?? 'govuk-input--width-30', autocomplete: 'off' })
        : textarea({ ...shared, rows: String(rows), classes: 'tl-measure', autocomplete: 'off' });
    },
  };
}

function calledBy(label: string): string {
  const words = label.replace(/^The /, '');
  return words.charAt(0).toLowerCase() + words.slice(1);
}
