import type { AuditCitation } from '../library/citation.ts';
import type { LibraryEdition, LibraryItem } from '../library/item.ts';
import { judgeCitation } from './judge-citation.ts';
import { editionInForce, stateOfEdition } from './state-of-edition.ts';

/** An item as one line of the library, with what its audits make of it. */
export type LibraryRow = {
  readonly item: LibraryItem;
  /** The edition that surely holds today. */
  readonly holding: LibraryEdition | null;
  /** An edition that has not begun yet. */
  readonly coming: LibraryEdition | null;
  /** How many audits cite it. */
  readonly audits: number;
  /** How many of them cite an edition that is replaced today. */
  readonly superseded: number;
  /** How many of them cite an edition that did not hold when the audit was made. */
  readonly faulty: number;
};

/** Each item of the library with how it stands and how it is cited, on `today` (ISO). */
export function libraryRows(
  items: readonly LibraryItem[],
  citations: readonly AuditCitation[],
  today: string,
): readonly LibraryRow[] {
  const byDocument = Map.groupBy(citations, (citation) => citation.document);
  return items.map((item) => {
    const judged = (byDocument.get(item.ref) ?? []).map((citation) => ({
      audit: citation.audit,
      ...judgeCitation(item, citation, today),
    }));
    const auditsWith = (...standings: readonly string[]) =>
      new Set(judged.filter((one) => standings.includes(one.standing)).map((one) => one.audit)).size;
    const inUse = item.editions.filter((edition) => edition.retired === null);
    return {
      item,
      holding: editionInForce(item, today),
      coming: inUse.find((edition) => stateOfEdition(edition, today) === 'not yet') ?? null,
      audits: new Set(judged.map((one) => one.audit)).size,
      superseded: auditsWith('held then', 'replaced before', 'replaced'),
      faulty: auditsWith('replaced before', 'came later'),
    };
  });
}
