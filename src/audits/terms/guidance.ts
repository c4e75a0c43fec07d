import { asText, choiceEntry, partOf, textEntry, type Values } from '#platform/forms';
import type { ItemList, Section } from '../drafts/section.ts';
import { itemsOf } from '../drafts/section.ts';
import { sayUse } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import { findCitationFaults } from '../rules/find-citation-faults.ts';
import type { Terms } from './terms.ts';

const uses = ['requires_the_audit', 'definition', 'standard', 'procedure', 'research'] as const;
type Use = (typeof uses)[number];

/** How a draft names its citations. */
const citations = { code: 'citation' } as const;

/** How a draft keeps which edition of what is cited: one choice, so that the two cannot fall apart. */
export function citedValue(document: string, edition: string): string {
  return `${document}|${edition}`;
}

function citedOf(value: string): { readonly document: string; readonly edition: string } {
  const [document = '', ...edition] = value.split('|');
  return { document, edition: edition.join('|') };
}

function citationList(library: readonly LibraryItem[]): ItemList {
  const options = library
    .flatMap((item) =>
      item.editions.map((edition) => ({
        value: citedValue(item.ref, edition.label),
        label: `${item.title} (${edition.label})`,
      })),
    )
    .toSorted((one, other) => one.label.localeCompare(other.label));
  return {
    ...citations,
    title: 'Cited by edition',
    one: 'citation',
    hint: 'What practice is held against. Each stands in the library in its editions; one that is missing is added there.',
    none: 'Nothing is cited yet.',
    entries: [
      choiceEntry({
        name: 'cited',
        label: 'Document and edition',
        options,
        as: 'list',
        needed: 'Choose the document and its edition',
      }),
      choiceEntry({
        name: 'use',
        label: 'What it is cited as',
        options: uses.map((use) => ({ value: use, label: sayUse(use) })),
        as: 'radios',
        needed: 'Choose what it is cited as',
      }),
      textEntry({
        name: 'says',
        label: 'The passage, or what it is cited for (optional)',
        longest: 4000,
        rows: 4,
      }),
    ],
    head: (item) => {
      const value = asText(partOf(item, 'cited'));
      const { document, edition } = citedOf(value);
      return options.find((option) => option.value === value)?.label ?? `${document} (${edition})`;
    },
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

function isUse(text: string): text is Use {
  return uses.some((use) => use === text);
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
      use: isUse(use) ? use : ('standard' as const),
      says: asText(partOf(value, 'says')),
      fault: fault === undefined ? null : `${fault.message} ${fault.mend}`,
    };
  });
}
