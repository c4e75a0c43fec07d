import { citedEdition, citedUse, type ItemList, type LibraryDocument, type Section } from '#audits';
import { asText, choiceEntry, linesEntry, partOf, textEntry, type Entry } from '#platform/forms';
import type { Around } from './around.ts';

const documentKinds: Readonly<Record<LibraryDocument['kind'], string>> = {
  statutory_guidance: 'Statutory guidance',
  procedure: 'Procedure',
  strategy: 'Strategy',
  report: 'Report or research',
  tool: 'Tool',
  campaign: 'Campaign',
  website: 'Website',
  film: 'Film',
};

function useEntries(): readonly Entry[] {
  return [
    citedUse(),
    textEntry({
      name: 'says',
      label: 'What it says, short and in your own words (optional)',
      longest: 2000,
      rows: 3,
    }),
  ];
}

function citationList({ library }: Around): ItemList {
  const { entry, head } = citedEdition(library);
  return {
    code: 'citation',
    title: 'Cited from the library',
    one: 'citation',
    none: 'Nothing is cited yet.',
    entries: [entry, ...useEntries()],
    head,
  };
}

const otherCitationList: ItemList = {
  code: 'other-citation',
  title: 'Cited, and not in the library',
  one: 'citation of another document',
  hint: 'It comes into the library with the audit.',
  none: 'No other document.',
  entries: [
    textEntry({ name: 'title', label: 'Title', longest: 200, needed: true }),
    textEntry({
      name: 'edition',
      label: 'Edition',
      hint: 'Such as “April 2015”',
      longest: 200,
      needed: true,
    }),
    choiceEntry({
      name: 'kind',
      label: 'Kind of document',
      options: Object.entries(documentKinds).map(([value, label]) => ({ value, label })),
      as: 'list',
      needed: 'Choose what kind of document it is',
    }),
    textEntry({ name: 'publisher', label: 'Publisher (optional)', longest: 200 }),
    ...useEntries(),
    textEntry({
      name: 'url',
      label: 'Web address (optional)',
      hint: 'Beginning with https:// or http://',
      longest: 2000,
    }),
  ],
  head: (item) => `${asText(partOf(item, 'title'))} (${asText(partOf(item, 'edition'))})`,
};

const resourceList: ItemList = {
  code: 'resource',
  title: 'Resources',
  one: 'resource',
  hint: 'Where the publication sends its readers.',
  none: 'No resource yet.',
  entries: [
    textEntry({ name: 'title', label: 'Title', longest: 200, needed: true }),
    textEntry({
      name: 'url',
      label: 'Web address (optional)',
      hint: 'Beginning with https:// or http://',
      longest: 2000,
    }),
    textEntry({ name: 'about', label: 'What it is about (optional)', longest: 2000, rows: 3 }),
  ],
  head: (item) => asText(partOf(item, 'title')),
};

/** Definitions, guidance and procedures that the audit rests on. */
export function guidanceSection(around: Around): Section {
  return {
    code: 'guidance',
    title: 'Guidance cited',
    lead: 'Definitions, law, guidance, procedures and research that the publication names, each in the edition it used.',
    entries: [],
    lists: [citationList(around), otherCitationList],
  };
}

/** What the publication gives its readers to think about and to read. */
export function readersSection(): Section {
  return {
    code: 'readers',
    title: 'Questions and resources',
    lead: 'What the publication gives its readers to think about, and where to read more.',
    entries: [
      linesEntry({
        name: 'questions',
        label: 'Reflective questions',
        hint: 'One a line',
        one: 'question',
        longest: 2000,
        most: 50,
      }),
    ],
    lists: [resourceList],
  };
}
