import { asNumber, isEmpty, partOf, type Entry, type Stored, type Values } from '#platform/forms';

/** A part of a draft on a page of its own: single fields, and lists of items. */
export type Section = {
  /** Stands in the address. */
  readonly code: string;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly lead: string;
  readonly entries: readonly Entry[];
  readonly lists: readonly ItemList[];
};

/** Items of one kind, each kept under a field of its own, so that two people can add and change at once. */
export type ItemList = {
  /** Stands in the address, and before the id in the field's name. */
  readonly code: string;
  readonly title: string;
  /** What one is called: "method". */
  readonly one: string;
  readonly hint?: string | undefined;
  /** What is said while there is none. */
  readonly none: string;
  readonly entries: readonly Entry[];
  /** The heading of an item among the others. */
  readonly head: (item: Stored) => string;
};

export type Item = { readonly id: string; readonly field: string; readonly value: Stored };

/** The field that keeps an item. */
export function itemField(list: Pick<ItemList, 'code'>, id: string): string {
  return `${list.code}:${id}`;
}

/** The items of a list in their order. */
export function itemsOf(values: Values, list: Pick<ItemList, 'code'>): readonly Item[] {
  const start = `${list.code}:`;
  return Object.entries(values)
    .filter(([field, value]) => field.startsWith(start) && !isEmpty(value))
    .map(([field, value]) => ({ id: field.slice(start.length), field, value }))
    .toSorted(
      (one, other) => placeOf(one.value) - placeOf(other.value) || one.field.localeCompare(other.field),
    );
}

/** Where an item stands among the others of its list. */
export function placeOf(item: Stored): number {
  return asNumber(partOf(item, 'position')) ?? Number.MAX_SAFE_INTEGER;
}

/** The values of an item's entries, as a form of its own shows them. */
export function valuesOfItem(item: Stored, entries: readonly Entry[]): Values {
  return Object.fromEntries(entries.map((entry) => [entry.name, partOf(item, entry.name)]));
}

/** An item with some of its entries changed; what is empty is left out. */
export function withChanges(item: Stored, changes: Values): Stored {
  const before = isGroup(item) ? item : {};
  return Object.fromEntries(
    Object.entries({ ...before, ...changes }).filter(([, value]) => value !== null && value !== ''),
  );
}

function isGroup(item: Stored): item is Readonly<Record<string, Stored>> {
  return item !== null && typeof item === 'object' && !Array.isArray(item);
}

/** The section of this code; null where there is none. */
export function findSection(sections: readonly Section[], code: string | undefined): Section | null {
  return sections.find((section) => section.code === code) ?? null;
}
