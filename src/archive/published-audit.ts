import type { AuditFacts } from '#audits';
import type { Participation } from '#cases';
import type { AuditMeeting } from '#meetings';
import type { Finding, Statement } from '#findings';
import type { Recommendation } from '#recommendations';

export type { AgencyEntry } from '#audits';

/**
 * A whole audit as it is carried in a file, shown on pages and handed to the briefings: what an import reads is what
 * an export writes. Dates stand in the file as EDTF text, or as { date, typed } where the typed form differs.
 */
export type PublishedAudit = AuditFacts & {
  readonly format: 'throughline/published-audit/1';
  readonly meetings: readonly AuditMeeting[];
  readonly participation: Participation;
  readonly findings: readonly Finding[];
  readonly statements: readonly Statement[];
  readonly recommendations: readonly Recommendation[];
};
