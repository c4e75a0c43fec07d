import type { Transact } from '#platform/db';

/** What was typed cannot be understood; the message says why in a sentence. */
export class UsageProblem extends Error {
  override name = 'UsageProblem';
}

export type Words = { readonly words: readonly string[]; readonly options: Readonly<Record<string, string>> };

export type Asked = Words & {
  readonly transact: Transact;
  /** Scheme, host and port at which people reach the service. */
  readonly publicUrl: string;
  /** Progress, for the person who waits. */
  readonly say: (sentence: string) => void;
  /** The result, for whatever comes next. */
  readonly print: (text: string) => void;
};

export type Command = {
  /** Options by name: true takes a value, false stands alone. */
  readonly options: Readonly<Record<string, boolean>>;
  /** How many words it needs besides. */
  readonly words: number;
  readonly run: (asked: Asked) => Promise<void>;
};

/** Sorts what was typed into words and options. @throws UsageProblem for what the command does not take. */
export function readWords(command: Command, typed: readonly string[]): Words {
  const words: string[] = [];
  const options: Record<string, string> = {};
  const queue = [...typed];
  for (let word = queue.shift(); word !== undefined; word = queue.shift()) {
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', joined] = word.slice(2).split(/=(.*)/s);
    if (!Object.hasOwn(command.options, name))
      throw new UsageProblem(`--${name} is not an option of this command.`);
    if (Object.hasOwn(options, name)) throw new UsageProblem(`--${name} is given twice.`);
    if (command.options[name] === true) {
      const value = joined ?? queue.shift();
      if (value === undefined || value === '' || value.startsWith('--'))
        throw new UsageProblem(`--${name} needs a value.`);
      options[name] = value;
    } else if (joined === undefined) {
      options[name] = 'yes';
    } else {
      throw new UsageProblem(`--${name} takes no value.`);
    }
  }
  if (words.length < command.words) throw new UsageProblem('Something is missing.');
  if (words.length > command.words) throw new UsageProblem(`"${words[command.words]}" is one word too many.`);
  return { words, options };
}
