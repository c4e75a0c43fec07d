import catalogue from './catalogue/guidance.json' with { type: 'json' };

/** One edition of a shipped document; `published` is an ISO month, `publisher` stands where it was another one then. */
export type GuidanceEdition = {
  readonly edition: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  /** From when to when it holds, as a `PartialDate` is written; left out where we do not surely know. */
  readonly inForce?: { readonly from: string; readonly until?: string };
  /** What is to be known about those dates. */
  readonly note?: string;
};

/** A law, statutory guidance, report or website that audits cite; the same for every partnership. */
export type GuidanceDocument = {
  readonly ref: string;
  readonly title: string;
  readonly publisher: string;
  /** A kind of `LibraryDocument`, 'legislation', or 'guidance' that is not statutory. */
  readonly kind: string;
  readonly nation: string;
  readonly purpose?: string;
  /** Where its latest edition is found. */
  readonly address?: string;
  /** Oldest first. */
  readonly editions: readonly GuidanceEdition[];
};

/** Every shipped document that an audit can cite without bringing it along. */
export const guidance: readonly GuidanceDocument[] = catalogue.documents;

/** The day (ISO) on which the shipped catalogue was last looked through. */
export const guidanceSeenOn = catalogue.effectiveFrom;

const byRef: ReadonlyMap<string, GuidanceDocument> = new Map(
  guidance.map((document) => [document.ref, document]),
);

/** The shipped document of this ref, or null where none is shipped. */
export function findGuidance(ref: string): GuidanceDocument | null {
  return byRef.get(ref) ?? null;
}
