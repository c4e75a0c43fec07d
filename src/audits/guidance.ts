import catalogue from './catalogue/guidance.json' with { type: 'json' };

/** One edition of a shipped document; `published` is an ISO month, `publisher` stands where it was another one then. */
export type GuidanceEdition = {
  readonly edition: string;
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
};

/** A law, statutory guidance, report or website that audits cite; the same for every partnership. */
export type GuidanceDocument = {
  readonly ref: string;
  readonly title: string;
  readonly publisher: string;
  /** A kind of `LibraryDocument`, or 'legislation'. */
  readonly kind: string;
  readonly nation: string;
  /** Oldest first. */
  readonly editions: readonly GuidanceEdition[];
};

/** Every shipped document that an audit can cite without bringing it along. */
export const guidance: readonly GuidanceDocument[] = catalogue.documents;

const byRef: ReadonlyMap<string, GuidanceDocument> = new Map(
  guidance.map((document) => [document.ref, document]),
);

/** The shipped document of this ref, or null where none is shipped. */
export function findGuidance(ref: string): GuidanceDocument | null {
  return byRef.get(ref) ?? null;
}
