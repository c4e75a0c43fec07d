import type { ActingContext } from '#accounts';
import type { Values } from '#platform/forms';
import type { Content, SafeHtml } from '#platform/html';
import type { FormerValue } from '../drafts/former-value.ts';
import type { Section } from '../drafts/section.ts';

/** Everything that the pages of a draft need to know of it, whatever it is a draft of. */
export type Desk = {
  readonly values: Values;
  readonly sections: readonly Section[];
  readonly addresses: DraftAddresses;
  /** Writes what changed; null empties a field. */
  readonly keep: (changes: Values) => Promise<void>;
  /** What fields and the items of lists held before, the latest first. */
  readonly former: (of: {
    readonly fields: readonly string[];
    readonly lists: readonly string[];
  }) => Promise<readonly FormerValue[]>;
  /** Loads what only a page needs: saving as one types draws none. */
  readonly show: () => Promise<DeskPage>;
};

/** How a page of a draft is drawn. */
export type DeskPage = {
  /** What contradicts something at this place; '' asks about the section as a whole. */
  readonly remarks: (section: string, entry: string) => readonly string[];
  /** Further words below an entry of a section, for reading. */
  readonly notes?: (section: string, entry: string) => Content;
  /** What stands beside the fields of a section on wide screens and below them on others, for reading. */
  readonly beside?: (section: string) => SafeHtml | null;
  /** The page around: rail and way back; the heading is left to the content. */
  readonly frame: (
    parts: { readonly title: string; readonly hasProblems?: boolean; readonly back?: SafeHtml },
    ...content: readonly Content[]
  ) => SafeHtml;
};

export type DraftAddresses = {
  /** The list of sections, and what it is called in a link back to it. */
  readonly list: string;
  readonly listName: string;
  readonly section: (section: string) => string;
  /** What the section held before. */
  readonly earlierTexts: (section: string) => string;
  /** A new item of a list, or one that is there. */
  readonly item: (section: string, list: string, item: string) => string;
  readonly removal: (section: string, list: string, item: string) => string;
  readonly move: (section: string, list: string, item: string) => string;
  /** Where a button of a section leads that saves first and is none of the sections; null where there is none such. */
  readonly onward?: (next: string) => string | null;
};

/**
 * Opens the draft that the address names for whoever asks; null when it is not there or not theirs. With `saving`, the
 * fields that are saved as one types, it reads nothing but what these need: there is no page to draw.
 */
export type OpenDesk = (context: ActingContext, saving?: readonly string[]) => Promise<Desk | null>;

/** Stands in an address in the place of an item that is not there yet. */
export const newItem = 'new';
