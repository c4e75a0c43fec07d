import type { Brand } from '#accounts';
import type { PublishedAudit } from '#archive';
import type { DocumentContent, Mark } from '#platform/documents';
import { displayPartialDate } from '#platform/time';
import { briefingLabel } from '../briefing.ts';
import type { BriefingKind } from '../briefing.ts';

/** A document's frame: title, marks of the host and its joint partners, footer, date. The blocks are still to come. */
export function beginDocument(
  kind: BriefingKind,
  audit: PublishedAudit,
  brand: Brand,
  page: DocumentContent['page'],
): Omit<DocumentContent, 'blocks'> {
  const label = briefingLabel(kind);
  const partners = [brand.name, ...audit.jointPartners.map((partner) => partner.name)];
  const date = audit.reported ?? audit.source.published;
  return {
    title: audit.title,
    subtitle: label,
    language: 'en-GB',
    subject: `${label}: ${audit.title}`,
    page,
    colour: brand.colour,
    marks: partners.map((name): Mark => ({
      name,
      logo: brand.marks.find((mark) => mark.name === name)?.logo,
    })),
    footer: `${new Intl.ListFormat('en-GB').format(partners)} · ${label}`,
    dated: date === undefined ? undefined : displayPartialDate(date),
  };
}
