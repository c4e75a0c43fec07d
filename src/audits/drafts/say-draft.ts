import type { Values } from '#platform/forms';
import { itemsOf, valuesOfItem, type ItemList, type Section } from './section.ts';

/** A field or an item of a draft in words. */
export type SaidField = {
  readonly section: string;
  readonly label: string;
  readonly field: string;
  readonly said: string;
};

/** Everything that a draft says, field by field and item by item; what is empty is left out. */
export function sayDraft(sections: readonly Section[], values: Values): readonly SaidField[] {
  return sections
    .flatMap((section) => [
      ...section.entries.map((entry) => ({
        section: section.title,
        label: entry.label,
        field: entry.name,
        said: entry.say(values[entry.name] ?? null),
      })),
      ...section.lists.flatMap((list) =>
        itemsOf(values, list).map((item) => ({
          section: section.title,
          label: list.title,
          field: item.field,
          said: sayItem(list, valuesOfItem(item.value, list.entries)),
        })),
      ),
    ])
    .filter(({ said }) => said !== '');
}

/** An item in words, each of its entries on a line. */
export function sayItem(list: ItemList, values: Values): string {
  return list.entries
    .map((entry) => [entry.label, entry.say(values[entry.name] ?? null)] as const)
    .filter(([, said]) => said !== '')
    .map(([label, said]) => `${label}: ${said.replaceAll('\n', '; ')}`)
    .join('\n');
}
