import type { Citation } from '#audits';

/**
 * The other editions in which the audit cites the same document, in the order met: the Leicester audit of 2018–19 was
 * required by Working Together 2015 and defines abuse by Working Together 2018. Empty where there is one edition.
 */
export function otherEditions(citation: Citation, all: readonly Citation[]): readonly string[] {
  const editions = all.filter((one) => one.document === citation.document).map((one) => one.edition);
  return [...new Set(editions)].filter((edition) => edition !== citation.edition);
}
