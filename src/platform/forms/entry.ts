import type { Content, SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import type { FormProblem } from './form-problem.ts';
import type { FormReader } from './read-form.ts';
import type { Stored } from './stored.ts';

/** What stands in the inputs of a form, by their names. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** Reads what was typed under a name, first value; '' where there is none. */
export function typedText(typed: Typed, name: string): string {
  return typed[name]?.[0] ?? '';
}

/** What an entry is drawn with. */
export type Drawing = { readonly typed: Typed; readonly problems: readonly FormProblem[] };

/**
 * One question of a form that is kept as a draft, told once: how its value is shown, read, said and drawn. Entries are
 * made by the functions of `entries/`, or by a slice that needs one of its own.
 */
export type Entry = {
  /** Its name in the form and in the draft; the id of its first input, so that a problem leads there. */
  readonly name: string;
  /** What it is called, in lists of answers and beside two texts that differ. */
  readonly label: string;
  /** What stands in its inputs when this is kept. */
  readonly show: (value: Stored) => Typed;
  /** What was sent, as it is to be kept; null where nothing was. Refuses what cannot be read, at its field. */
  readonly read: (reader: FormReader, form: Form) => Stored;
  /** In words; '' where nothing is entered. */
  readonly say: (value: Stored) => string;
  readonly draw: (drawing: Drawing) => SafeHtml;
};

/** The values of several entries, by name. */
export type Values = Readonly<Record<string, Stored>>;

/** What the inputs of these entries show when these values are kept. */
export function showEntries(entries: readonly Entry[], values: Values): Typed {
  return Object.assign({}, ...entries.map((entry) => entry.show(values[entry.name] ?? null)));
}

/** Everything that was sent, for showing it again. */
export function typedIn(form: Form): Typed {
  // By a map first: a name such as `__proto__` is a name like any other, and no object's prototype.
  const typed = Map.groupBy(form.entries, ([name]) => name);
  return Object.fromEntries([...typed].map(([name, sent]) => [name, sent.map(([, value]) => value)]));
}

/** Said beside an entry: what contradicts it elsewhere. */
export type Remarks = (name: string) => Content;
