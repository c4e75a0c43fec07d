import type {
  AuditArea,
  AuditMethod,
  Body,
  Citation,
  JointPartner,
  LibraryDocument,
  Resource,
  Scope,
  SourceDocument,
} from '#audits';
import type { Participation } from '#cases';
import type { AuditMeeting } from '#meetings';
import type { Finding, Statement } from '#findings';
import type { Recommendation } from '#recommendations';
import type { AgencyType } from '#accounts';
import type { PartialDate } from '#platform/time';

/** An agency as the file introduces it; recognised within the partnership by its short name. */
export type AgencyEntry = {
  readonly ref: string;
  readonly name: string;
  readonly shortName: string;
  readonly type: AgencyType;
  /** Names of services within it that the file speaks of apart. */
  readonly services?: readonly string[] | undefined;
  /** Where one body answers for many settings: "GP practices", "schools and education providers". */
  readonly standsFor?: string | undefined;
};

/**
 * A whole audit as it is carried in a file, shown on pages and handed to the briefings: what an import reads is what
 * an export writes. Dates stand in the file as EDTF text, or as { date, typed } where the typed form differs.
 */
export type PublishedAudit = {
  readonly format: 'throughline/published-audit/1';
  /** Lower-case words joined by hyphens; with the partnership it is the audit's key. */
  readonly shortName: string;
  readonly title: string;
  /** What the publication is about, in field words: "child sexual exploitation". Sentences are built with it. */
  readonly subject: string;
  /** Codes of the one theme framework that say what the audit is about as a whole (its topic). */
  readonly topics: readonly string[];
  /** The partnership's name at the time, where it was another one (a Local Safeguarding Children Board). */
  readonly publishedBy?: string | undefined;
  readonly jointPartners: readonly JointPartner[];
  readonly priority?: { readonly name: string; readonly plan?: string | undefined } | undefined;
  readonly purpose: readonly string[];
  readonly background: readonly string[];
  readonly fieldwork?: PartialDate | undefined;
  readonly reported?: PartialDate | undefined;
  readonly scope?: Scope | undefined;
  readonly receivingGroup?: { readonly name: string; readonly shortName?: string | undefined } | undefined;
  readonly audience?: string | undefined;
  readonly graded: boolean;
  /** Number of cases in the whole sample; null where the publication does not say. */
  readonly sample: { readonly cases: number | null; readonly source?: string | undefined; readonly selection?: string | undefined };
  readonly methods: readonly AuditMethod[];
  readonly areas: readonly AuditArea[];
  readonly agencies: readonly AgencyEntry[];
  readonly commissioners: readonly Body[];
  readonly contributors: readonly Body[];
  readonly panel: readonly Body[];
  readonly meetings: readonly AuditMeeting[];
  readonly participation: Participation;
  readonly findings: readonly Finding[];
  readonly statements: readonly Statement[];
  readonly recommendations: readonly Recommendation[];
  readonly reflectiveQuestions: readonly string[];
  readonly resources: readonly Resource[];
  readonly library: readonly LibraryDocument[];
  readonly citations: readonly Citation[];
  readonly source: SourceDocument;
};
