import { displayDay } from '#platform/time';
import type { LibraryEdition, LibraryItem } from '../library/item.ts';
import { nameEdition, sayReplacement } from './say-in-force.ts';
import { editionInForce, stateOfEdition } from './state-of-edition.ts';

/** What is cited: an item by its ref, and the label of an edition. */
export type Cited = { readonly document: string; readonly edition: string };

export type CitationFault = {
  readonly citation: Cited;
  readonly kind: 'superseded' | 'not yet in force' | 'unknown edition';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What mends it, in a sentence. */
  readonly mend: string;
};

/**
 * What is wrong with citations on the day (ISO) an audit is judged by. What cannot be told from the dates that are kept is
 * no fault.
 */
export function* findCitationFaults(
  citations: readonly Cited[],
  items: readonly LibraryItem[],
  day: string,
): Generator<CitationFault> {
  const byRef = new Map(items.map((item) => [item.ref, item]));
  for (const citation of citations) {
    const item = byRef.get(citation.document);
    const edition = item === undefined ? null : findEditionOf(item, citation.edition);
    if (item === undefined) {
      yield {
        citation,
        kind: 'unknown edition',
        message: 'The library does not have the document that is cited.',
        mend: 'Add it to the library, or cite a document that the library has.',
      };
    } else if (edition === null) {
      yield unknownEdition(citation, item);
    } else {
      const fault = judge(citation, item, edition, day);
      if (fault !== null) yield fault;
    }
  }
}

/** The edition of an item by its label, in whatever case; null where it has none of that name. */
export function findEditionOf(item: Pick<LibraryItem, 'editions'>, label: string): LibraryEdition | null {
  const wanted = label.toLowerCase();
  return item.editions.find((edition) => edition.label.toLowerCase() === wanted) ?? null;
}

function unknownEdition(citation: Cited, item: LibraryItem): CitationFault {
  const labels = item.editions.map((edition) => edition.label);
  return {
    citation,
    kind: 'unknown edition',
    message: `The library has no edition “${citation.edition}” of ${item.title}.`,
    mend:
      labels.length === 0
        ? 'Add this edition to the library.'
        : `Add this edition to the library, or cite one that it has: ${labels.join('; ')}.`,
  };
}

function judge(
  citation: Cited,
  item: LibraryItem,
  edition: LibraryEdition,
  day: string,
): CitationFault | null {
  const state = stateOfEdition(edition, day);
  const holding = editionInForce(item, day);
  const instead =
    holding === null
      ? 'Choose the edition that held then, or say why this one is cited.'
      : `Cite ${nameEdition(holding.label)}, which was in force on ${displayDay(day)}, or say why ${nameEdition(edition.label)} is cited.`;
  if (state === 'replaced') {
    const by = edition.replacedBy;
    const how = by === null ? 'had come to its end' : `had been replaced by ${sayReplacement(by)}`;
    return {
      citation,
      kind: 'superseded',
      message: `${item.title} (${edition.label}) ${how}.`,
      mend: instead,
    };
  }
  if (state === 'not yet') {
    const message = `${item.title} (${edition.label}) was not in force yet on ${displayDay(day)}.`;
    return { citation, kind: 'not yet in force', message, mend: instead };
  }
  return null;
}
