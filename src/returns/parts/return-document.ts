import type { Block, DocumentContent } from '#platform/documents';
import type { SignedSection } from '../signed-return.ts';

/** A return as a document: what it is, how it stands, then every question with what was said. */
export function returnDocument(about: {
  readonly partnership: { readonly name: string; readonly colour: string };
  readonly title: string;
  readonly name: string;
  readonly facts: readonly (readonly [string, string])[];
  /** "Not signed: as it stands on 3 March 2026"; '' for a signed one. */
  readonly warning: string;
  readonly dated: string;
  readonly sections: readonly SignedSection[];
}): DocumentContent {
  const facts = (rows: readonly (readonly [string, string])[]): Block => ({
    kind: 'facts',
    items: rows.map(([label, value]) => ({ label, value: [value] })),
  });
  const blocks = about.sections.flatMap((section): readonly Block[] => [
    { kind: 'heading', level: 2, text: section.title },
    ...(section.entries.length > 0 ? [table('Asked and written', section.entries)] : []),
    ...section.lists.flatMap((list): readonly Block[] => [
      ...(list.items.length === 0 ? [{ kind: 'paragraph', runs: [list.none] } as const] : []),
      ...list.items.flatMap((item): readonly Block[] => [
        { kind: 'heading', level: 3, text: item.head },
        facts(item.rows.map((row) => [row.label, row.said] as const)),
      ]),
    ]),
  ]);
  return {
    title: about.name,
    subtitle: about.title,
    language: 'en-GB',
    subject: 'What an agency found in its own records about a case',
    page: 'portrait',
    colour: about.partnership.colour,
    marks: [{ name: about.partnership.name }],
    footer: `${about.partnership.name}: ${about.name}. Confidential.`,
    dated: about.dated,
    blocks: [
      ...(about.warning === '' ? [] : [{ kind: 'note', title: about.warning, blocks: [] } as const]),
      facts(about.facts),
      ...blocks,
    ],
  };
}

/** Questions with what was said, beside each other; the parts of an answer stand one after another. */
function table(caption: string, entries: SignedSection['entries']): Block {
  return {
    kind: 'table',
    caption,
    columns: [
      { name: 'Asked', width: 2 },
      { name: 'Written', width: 3 },
    ],
    rows: entries.map(({ label, said }) => [label, said === '' ? 'Nothing' : said.replaceAll('\n', ' · ')]),
  };
}
