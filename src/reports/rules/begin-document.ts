import type { Brand } from '#accounts';
import type { DocumentContent, Mark } from '#platform/documents';
import { briefingLabel } from '../briefing.ts';
import type { BriefingKind } from '../briefing.ts';

/** What a document's frame says of its audit. */
export type DocumentAbout = {
  readonly title: string;
  /** Names of the partnerships that the audit is run with. */
  readonly partners: readonly string[];
  /** As it is printed below the title. */
  readonly dated: string | undefined;
};

/** A document's frame: title, marks of the host and its joint partners, footer, date. The blocks are still to come. */
export function beginDocument(
  kind: BriefingKind,
  about: DocumentAbout,
  brand: Brand,
  page: DocumentContent['page'],
): Omit<DocumentContent, 'blocks'> {
  const label = briefingLabel(kind);
  const partners = [brand.name, ...about.partners];
  return {
    title: about.title,
    subtitle: label,
    language: 'en-GB',
    subject: `${label}: ${about.title}`,
    page,
    colour: brand.colour,
    marks: partners.map((name): Mark => ({
      name,
      logo: brand.marks.find((mark) => mark.name === name)?.logo,
    })),
    footer: `${new Intl.ListFormat('en-GB').format(partners)} · ${label}`,
    dated: about.dated,
  };
}
