import { textarea } from '#platform/govuk';
import { typedText, type Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asTexts } from '../stored.ts';

export type LinesEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What one of them is called in a sentence: "line of enquiry". */
  readonly one: string;
  /** Longest of them in characters, and how many there may be. */
  readonly longest: number;
  readonly most: number;
  readonly rows?: number | undefined;
};

/** Several short texts, one a line; empty lines are passed over. */
export function linesEntry(options: LinesEntryOptions): Entry {
  const { name, label, one, longest, most } = options;
  return {
    name,
    label,
    show: (value) => ({ [name]: [asTexts(value).join('\n')] }),
    read: (reader) => {
      const text = reader.text(name, {
        called: label.charAt(0).toLowerCase() + label.slice(1),
        longest: (longest + 1) * most,
        needed: false,
        lines: true,
      });
      const lines = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const long = lines.find((line) => Array.from(line).length > longest);
      if (long !== undefined)
        reader.refuse(
          name,
          `The ${one} that begins with “${Array.from(long).slice(0, 30).join('')}” must be ${longest.toLocaleString('en-GB')} characters or fewer`,
        );
      else if (lines.length > most)
        reader.refuse(name, `There can be at most ${most} lines here. There are ${lines.length}`);
      return lines.length === 0 ? null : lines;
    },
    say: (value) => asTexts(value).join('\n'),
    draw: ({ typed, problems }) =>
      textarea({
        id: name,
        name,
        label: { text: label },
        hint: { text: options.hint ?? 'One a line' },
        rows: String(options.rows ?? 5),
        value: typedText(typed, name),
        classes: 'tl-measure',
        autocomplete: 'off',
        ...fieldError(problems, name),
      }),
  };
}
