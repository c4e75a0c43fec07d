import type { PartialDate } from '#platform/time';
import type { Citation } from '../audit.ts';

/** Which audit cites which edition of what, and for what. */
export type AuditCitation = {
  readonly audit: string;
  readonly auditTitle: string;
  /** When the audit was made: its fieldwork, else when it was reported, else when it was published. */
  readonly when: PartialDate | null;
  readonly document: string;
  readonly edition: string;
  readonly use: Citation['use'];
  readonly says: string | null;
};

const uses: Readonly<Record<Citation['use'], string>> = {
  requires_the_audit: 'Requires the audit',
  definition: 'Definition',
  standard: 'Standard',
  research: 'Research',
  procedure: 'Procedure',
};

/** What an audit cites a document for, as a label: "Definition". */
export function sayUse(use: Citation['use']): string {
  return uses[use];
}
