import { findGuidance } from '#audits';
import type { Citation, LibraryDocument } from '#audits';

const uses: Record<Citation['use'], string> = {
  requires_the_audit: 'Requires the audit',
  definition: 'Definition',
  standard: 'Standard',
  research: 'Research',
  procedure: 'Procedure',
};

/** What an audit cites a document for, as a label: "Definition". */
export function sayUse(use: Citation['use']): string {
  return uses[use];
}

/** The cited document with its edition: "Working Together to Safeguard Children (2018)". */
export function nameCited(citation: Citation, library: readonly LibraryDocument[]): string {
  const own = library.find((document) => document.ref === citation.document);
  const title = own?.title ?? findGuidance(citation.document)?.title ?? citation.document;
  return `${title} (${citation.edition})`;
}

/** The address of the cited document, of that very edition where one is known; undefined where none is. */
export function findAddress(citation: Citation, library: readonly LibraryDocument[]): string | undefined {
  const own = library.find((document) => document.ref === citation.document);
  if (own !== undefined) return own.url;
  return findGuidance(citation.document)?.editions.find((edition) => edition.edition === citation.edition)
    ?.url;
}
