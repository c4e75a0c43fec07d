import type { PartialDate } from '#platform/time';
import type { Citation } from '../audit.ts';

/** Which audit cites which edition of what, and for what. */
export type AuditCitation = {
  readonly audit: string;
  readonly auditTitle: string;
  /** True while it is under way: then only its coordinators see it. */
  readonly isLive: boolean;
  /**
   * What its citations are judged by: when it was made (its fieldwork, else when it was reported or published); while it
   * is under way, the last day that it looks at.
   */
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

/** What a document can be cited for. */
export const citationUses = [
  'requires_the_audit',
  'definition',
  'standard',
  'procedure',
  'research',
] as const satisfies readonly Citation['use'][];

/** True for the code of something a document can be cited for. */
export function isCitationUse(text: string): text is Citation['use'] {
  return citationUses.some((use) => use === text);
}
