import type { PartialDate } from '#platform/time';

/** What kinds of item a library keeps. */
export const libraryKinds = {
  law: 'Law',
  statutory_guidance: 'Statutory guidance',
  guidance: 'Non-statutory guidance',
  definition: 'Definition',
  procedure: 'Procedure',
  strategy: 'Strategy',
  report: 'Report or research',
  tool: 'Tool',
  form: 'Form',
  resource: 'Resource, such as a film or website',
} as const;
export type LibraryKind = keyof typeof libraryKinds;

export const libraryNations = ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const;
export type LibraryNation = (typeof libraryNations)[number];

/** Shipped with the product, kept by the partnership itself, or brought along by a recorded audit and not kept yet. */
export const libraryOrigins = {
  shipped: 'Throughline',
  own: 'Your partnership',
  brought: 'An audit that cites it',
} as const;
export type LibraryOrigin = keyof typeof libraryOrigins;

/** Taken out of use, since when (ISO day) and why; it stays for the audits that cite it. */
export type Retirement = { readonly on: string; readonly reason: string };

/** From when to when something holds; `until` is the last day. Null where nobody said, or no end is known. */
export type InForce = { readonly from: PartialDate | null; readonly until: PartialDate | null };

/** What a person enters about an edition. */
export type EditionTexts = InForce & {
  readonly address: string | null;
  /** Where it was taken from: "Printed copy of the board's office". */
  readonly takenFrom: string | null;
  /** What it says; the text itself where `isQuoted`, otherwise in our words. */
  readonly passage: string | null;
  readonly isQuoted: boolean;
  /** The document and page a quoted passage stands in. */
  readonly quotedFrom: string | null;
  /** The label of the edition that this one replaced, where it is not simply the one before. */
  readonly replaces: string | null;
  /** What changed with it, or what is to be known about its dates. */
  readonly note: string | null;
};

/** An edition with what is known of it; audits cite it by its label. */
export type LibraryEdition = EditionTexts & {
  readonly label: string;
  readonly origin: LibraryOrigin;
  /** Of an own edition; null otherwise. */
  readonly id: string | null;
  /** 1 upwards for an own edition, 0 otherwise. */
  readonly version: number;
  readonly retired: Retirement | null;
  /** The edition that came after it, worked out from what the item holds. */
  readonly replacedBy: { readonly label: string; readonly from: PartialDate | null } | null;
};

/** What a person enters about an item. */
export type ItemTexts = {
  readonly title: string;
  readonly kind: LibraryKind;
  readonly publisher: string | null;
  /** Where it holds; empty where nobody said. */
  readonly nations: readonly LibraryNation[];
  readonly address: string | null;
  /** What it is for. */
  readonly purpose: string | null;
};

/** A law, guidance, definition, procedure or other thing that audits cite, with its editions, the oldest first. */
export type LibraryItem = ItemTexts & {
  /** What citations and addresses call it by. */
  readonly ref: string;
  readonly origin: LibraryOrigin;
  readonly version: number;
  readonly retired: Retirement | null;
  readonly editions: readonly LibraryEdition[];
};

/** An item as the partnership keeps it, and an edition of whatever item. */
export type OwnItem = ItemTexts & Pick<LibraryItem, 'ref' | 'version' | 'retired'>;
export type OwnEdition = EditionTexts &
  Pick<LibraryEdition, 'label' | 'version' | 'retired'> & { readonly id: string; readonly document: string };

/** An item or edition as it stood in one version: who wrote it, when. `by` is a membership. */
export type Former<Kept> = Kept & { readonly by: string; readonly at: Temporal.Instant };

/** Whether somebody wrote `text` as the code of a kind. */
export function isLibraryKind(text: string): text is LibraryKind {
  return Object.hasOwn(libraryKinds, text);
}
