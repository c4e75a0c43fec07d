import { asText, partOf, textEntry, type Values } from '#platform/forms';
import type { ItemList, Section } from '../drafts/section.ts';
import { itemsOf } from '../drafts/section.ts';
import { citedEdition, citedOf, citedUse } from '../drafts/cited-edition.ts';
import { isCitationUse } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import { findCitationFaults } from '../rules/find-citation-faults.ts';
import type { Terms } from './terms.ts';

/** How a draft names its citations. */
const citations = { code: 'citation' } as const;

function citationList(library: readonly LibraryItem[]): ItemList {
  const { entry, head } = citedEdition(library);
  return {
    ...citations,
    title: 'Cited by edition',
    one: 'citation',
    hint: 'What practice is held against. Each stands in the library in its editions; one that is missing is added there.',
    none: 'Nothing is cited yet.',
    entries: [
      entry,
      citedUse(),
      textEntry({
        name: 'says',
        label: 'The passage, or what it is cited for (optional)',
        longest: 4000,
        rows: 4,
      }),
    ],
    head,
  };
}

/** Definitions and guidance, cited by edition from the library. */
export function guidanceSection(library: readonly LibraryItem[]): Section {
  return {
    code: 'guidance',
    title: 'Definitions and guidance',
    lead: 'What the audit understands by its words, and the law, guidance and procedures that practice is held against.',
    entries: [],
    lists: [citationList(library)],
  };
}

/** What a draft cites, with what is wrong with it on the day (ISO) by which the audit judges. */
export function readCitations(
  values: Values,
  library: readonly LibraryItem[],
  day: string,
): Terms['citations'] {
  return itemsOf(values, citations).map(({ value }) => {
    const { document, edition } = citedOf(asText(partOf(value, 'cited')));
    const use = asText(partOf(value, 'use'));
    const [fault] = findCitationFaults([{ document, edition }], library, day);
    return {
      document,
      edition,
      title: library.find((item) => item.ref === document)?.title ?? document,
      use: isCitationUse(use) ? use : ('standard' as const),
      says: asText(partOf(value, 'says')),
      fault: fault === undefined ? null : `${fault.message} ${fault.mend}`,
    };
  });
}
