import type { PublishedAudit } from '#archive';
import type { Resource } from '#audits';
import type { Run } from '#platform/documents';
import { displayPartialDate } from '#platform/time';

/** A resource with its address, where one is known, and what it is about. */
export function sayResource(one: Resource): readonly Run[] {
  return [
    one.url === undefined ? one.title : { link: one.title, href: one.url },
    ...(one.about === undefined ? [] : [`: ${one.about}`]),
  ];
}

const sourceKinds: Record<PublishedAudit['source']['kind'], string> = {
  summary_briefing: 'summary briefing',
  seven_minute_briefing: '7-minute briefing',
  full_report: 'full report',
  other: 'publication',
};

/** Where a recorded audit was taken from: title, kind, publisher and date. Without a full stop. */
export function saySource(audit: Pick<PublishedAudit, 'source'>): string {
  const { title, kind, publisher, published } = audit.source;
  const date = published === undefined ? '' : `, ${displayPartialDate(published)}`;
  return `“${title}”, ${sourceKinds[kind]}, ${publisher}${date}`;
}
