import { asText, choiceEntry, partOf, type Entry } from '#platform/forms';
import { citationUses, sayUse } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import type { ItemList } from './section.ts';

/** How a draft keeps which edition of what is cited: one choice, so that the two cannot fall apart. */
export function citedValue(document: string, edition: string): string {
  return `${document}|${edition}`;
}

/** The document and the edition that such a choice names. */
export function citedOf(value: string): { readonly document: string; readonly edition: string } {
  const [document = '', ...edition] = value.split('|');
  return { document, edition: edition.join('|') };
}

/** The entry that chooses an edition from the library, and how an item that holds it is headed. */
export function citedEdition(library: readonly LibraryItem[]): {
  readonly entry: Entry;
  readonly head: ItemList['head'];
} {
  const options = library
    .flatMap((item) =>
      item.editions.map((edition) => ({
        value: citedValue(item.ref, edition.label),
        label: `${item.title} (${edition.label})`,
      })),
    )
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));
  return {
    entry: choiceEntry({
      name: 'cited',
      label: 'Document and edition',
      options,
      as: 'list',
      needed: 'Choose the document and its edition',
    }),
    head: (item) => {
      const value = asText(partOf(item, 'cited'));
      const { document, edition } = citedOf(value);
      return options.find((option) => option.value === value)?.label ?? `${document} (${edition})`;
    },
  };
}

/** The entry that says what something is cited as. */
export function citedUse(): Entry {
  return choiceEntry({
    name: 'use',
    label: 'What it is cited as',
    options: citationUses.map((use) => ({ value: use, label: sayUse(use) })),
    as: 'radios',
    needed: 'Choose what it is cited as',
  });
}
