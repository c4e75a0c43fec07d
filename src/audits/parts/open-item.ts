import type { ActingContext } from '#accounts';
import { findSection, itemsOf, type Item, type ItemList, type Section } from '../drafts/section.ts';
import { newItem, type Desk, type OpenDesk } from './draft-desk.ts';

/** An item of a list that an address names, in its draft. */
export type OpenedItem = {
  readonly desk: Desk;
  readonly section: Section;
  readonly list: ItemList;
  /** Null for a new one, and for one that somebody removed. */
  readonly item: Item | null;
  readonly isNew: boolean;
};

/** Null when there is no such draft, section or list for whoever asks. */
export async function openItem(context: ActingContext, open: OpenDesk): Promise<OpenedItem | null> {
  const desk = await open(context);
  const section = desk === null ? null : findSection(desk.sections, context.params['section']);
  const list = section?.lists.find((one) => one.code === context.params['list']);
  if (desk === null || section === null || list === undefined) return null;
  const id = context.params['item'] ?? '';
  const item = itemsOf(desk.values, list).find((one) => one.id === id) ?? null;
  return { desk, section, list, item, isNew: id === newItem };
}
