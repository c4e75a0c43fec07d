import { findGuidance } from '#audits';
import type { Citation, LibraryDocument } from '#audits';

export { sayUse } from '#audits';

/** The title of a cited document by its ref, from the file's own library or what is shipped; else the ref itself. */
export function nameDocument(ref: string, library: readonly LibraryDocument[]): string {
  const own = library.find((document) => document.ref === ref);
  return own?.title ?? findGuidance(ref)?.title ?? ref;
}

/** The cited document with its edition: "Working Together to Safeguard Children (2018)". */
export function nameCited(citation: Citation, library: readonly LibraryDocument[]): string {
  return `${nameDocument(citation.document, library)} (${citation.edition})`;
}

/** The address of the cited document, of that very edition where one is known; undefined where none is. */
export function findAddress(citation: Citation, library: readonly LibraryDocument[]): string | undefined {
  const own = library.find((document) => document.ref === citation.document);
  if (own !== undefined) return own.url;
  return findGuidance(citation.document)?.editions.find((edition) => edition.edition === citation.edition)
    ?.url;
}
