import type { PublishedAudit } from '../published-audit.ts';

/** The year an audit belongs to: of its report, else of its fieldwork, else of its publication; null where none is known. */
export function yearOf(audit: Pick<PublishedAudit, 'reported' | 'fieldwork' | 'source'>): number | null {
  const date = audit.reported ?? audit.fieldwork ?? audit.source.published;
  const day = date?.until ?? date?.from ?? null;
  return day === null ? null : Number(day.slice(0, 4));
}
