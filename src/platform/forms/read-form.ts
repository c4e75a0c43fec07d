import type { Form } from '#platform/http';
import { isMailAddress } from '#platform/mail';
import type { FormProblem } from './form-problem.ts';

export type TextRules = {
  /** What the field is called in a sentence: "partnership name", "your name". */
  readonly called: string;
  /** Longest text in characters. */
  readonly longest: number;
  /** False lets it be empty. */
  readonly needed?: boolean;
  /** True lets it run over several lines. */
  readonly lines?: boolean;
};

/** Reads a submitted form field by field and collects what is wrong with it. */
export type FormReader = {
  readonly problems: FormProblem[];
  /** Text without outer spaces, in one Unicode form; '' when something is wrong with it. */
  readonly text: (field: string, rules: TextRules) => string;
  /** An e-mail address in lower case; '' when it is none. */
  readonly email: (field: string) => string;
  /** One of the choices offered; null when none or another was sent. */
  readonly choice: <Choice extends string>(
    field: string,
    choices: readonly Choice[],
    message: string,
  ) => Choice | null;
  /** Several of the choices offered, in the order offered. */
  readonly choices: <Choice extends string>(
    field: string,
    choices: readonly Choice[],
    message: string,
  ) => readonly Choice[];
  readonly refuse: (field: string, message: string) => void;
};

// Control characters (other than line ends), and characters that turn or hide the text around them.
const unfit = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u;
const unfitButLines = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/u;

export function readForm(form: Form): FormReader {
  const problems: FormProblem[] = [];
  const refuse = (field: string, message: string): void => {
    problems.push({ field, message });
  };
  const refuseLength = (field: string, { called, longest }: TextRules, length: number): '' => {
    const most = `${beginSentence(withArticle(called))} must be ${inFigures(longest)} characters or fewer`;
    refuse(field, `${most}. There are ${inFigures(length)}`);
    return '';
  };
  return {
    problems,
    refuse,
    text: (field, rules) => {
      const typed = form.text(field).trim();
      // At most four become one. Bringing marks that stand on one letter into order takes the square of their number.
      if (typed.length > 8 * rules.longest) return refuseLength(field, rules, countCharacters(typed));
      const text = typed.normalize('NFC');
      if (text === '') {
        if (rules.needed !== false) refuse(field, `Enter ${withArticle(rules.called)}`);
        return '';
      }
      if ((rules.lines === true ? unfitButLines : unfit).test(text) || !text.isWellFormed()) {
        refuse(
          field,
          `${beginSentence(withArticle(rules.called))} contains characters that cannot be used. Type it again without pasting`,
        );
        return '';
      }
      const length = countCharacters(text);
      return length > rules.longest ? refuseLength(field, rules, length) : text;
    },
    email: (field) => {
      const address = form.text(field).trim().toLowerCase();
      if (address === '') refuse(field, 'Enter the e-mail address');
      else if (!isMailAddress(address)) {
        refuse(field, 'Enter an e-mail address in the form name@example.org');
        return '';
      }
      return address;
    },
    choice: (field, choices, message) => {
      const chosen = choices.find((choice) => choice === form.text(field));
      if (chosen === undefined) refuse(field, message);
      return chosen ?? null;
    },
    choices: (field, choices, message) => {
      const sent = form.all(field);
      const chosen = choices.filter((choice) => sent.includes(choice));
      if (chosen.length === 0 || sent.some((value) => !choices.some((choice) => choice === value)))
        refuse(field, message);
      return chosen;
    },
  };
}

/** As the database counts them: what stands in two halves is one. A list of them all would take ten times the text. */
function countCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00) count += 1;
  return count;
}

function inFigures(count: number): string {
  return count.toLocaleString('en-GB');
}

function withArticle(called: string): string {
  return called.startsWith('your ') ? called : `the ${called}`;
}

function beginSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
