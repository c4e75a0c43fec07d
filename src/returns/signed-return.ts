import { itemsOf, valuesOfItem, type Section } from '#audits';
import type { Values } from '#platform/forms';

/** A return as it was signed, in the words of its tool then: it reads the same when the tool has moved on. */
export type SignedContent = {
  readonly tool: string;
  readonly toolNumber: number;
  readonly sections: readonly SignedSection[];
  /** The same as it was kept, to be compared between agencies. */
  readonly values: Values;
};

export type SignedSection = {
  readonly code: string;
  readonly title: string;
  readonly entries: readonly Said[];
  readonly lists: readonly {
    readonly title: string;
    readonly none: string;
    readonly items: readonly { readonly head: string; readonly rows: readonly Said[] }[];
  }[];
};

/** A question and what was said to it; '' where nothing was. */
export type Said = { readonly label: string; readonly said: string };

export type SignedReturn = {
  readonly number: number;
  /** A membership. */
  readonly by: string;
  readonly at: Temporal.Instant;
};

/** A return in words, also what was left empty. */
export function inWords(sections: readonly Section[], values: Values): readonly SignedSection[] {
  return sections.map((section) => ({
    code: section.code,
    title: section.title,
    entries: section.entries.map((entry) => ({
      label: entry.label,
      said: entry.say(values[entry.name] ?? null),
    })),
    lists: section.lists.map((list) => ({
      title: list.title,
      none: list.none,
      items: itemsOf(values, list).map((item) => {
        const own = valuesOfItem(item.value, list.entries);
        return {
          head: list.head(item.value),
          rows: list.entries
            .map((entry) => ({ label: entry.label, said: entry.say(own[entry.name] ?? null) }))
            .filter(({ said }) => said !== ''),
        };
      }),
    })),
  }));
}
