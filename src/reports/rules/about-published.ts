import type { PublishedAudit } from '#archive';
import { displayPartialDate } from '#platform/time';
import type { DocumentAbout } from './begin-document.ts';

/** What the documents of a published audit say of it at their head: dated when it was reported, else when it was published. */
export function aboutPublished(audit: PublishedAudit): DocumentAbout {
  const date = audit.reported ?? audit.source.published;
  return {
    title: audit.title,
    partners: audit.jointPartners.map((partner) => partner.name),
    dated: date === undefined ? undefined : displayPartialDate(date),
  };
}
