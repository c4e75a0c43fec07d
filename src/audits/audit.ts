import type { AgencyType } from '#accounts';
import type { PartialDate } from '#platform/time';

/** How cases are looked at (process.md, method types). One audit may use several. */
export const methodKinds = [
  'dip_sample',
  'deep_dive',
  'paper_audit',
  'reflective_meeting',
  'case_file_audit',
  'practitioner_event',
  'appreciative_inquiry',
  'systems_conversation',
  'jtai_style',
  'section_11',
  'other',
] as const;
export type MethodKind = (typeof methodKinds)[number];

export type AuditMethod = {
  readonly kind: MethodKind;
  /** How many cases were looked at in this way; null where the publication does not say. */
  readonly cases: number | null;
  /** What was done, in a sentence or two. */
  readonly description?: string | undefined;
};

/** A local-authority area of the sample. */
export type AuditArea = { readonly name: string; readonly cases: number | null };

/** Somebody who commissioned or contributed: an agency, one of its services, or a named body that is no agency. */
export type Body = {
  /** `ref` of an agency in the same file, or null for a body that is no agency (a board office). */
  readonly agency: string | null;
  readonly service?: string | undefined;
  /** Needed where `agency` is null; otherwise how the publication named this part of the agency. */
  readonly name?: string | undefined;
  /** The post held, where the publication names one ("Chair of the panel"). Never a person's name. */
  readonly role?: string | undefined;
};

/** Definition, statutory guidance, procedure or strategy, quoted with its edition. */
export type Citation = {
  /** `ref` of a shipped guidance document or of one in the file's own `library`. */
  readonly document: string;
  readonly edition: string;
  /** What the audit cites it for. */
  readonly use: 'requires_the_audit' | 'definition' | 'standard' | 'research' | 'procedure';
  /** What it says, in our own words and short. */
  readonly says?: string | undefined;
};

export type LibraryDocument = {
  readonly ref: string;
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly kind:
    'statutory_guidance' | 'procedure' | 'strategy' | 'report' | 'tool' | 'campaign' | 'website' | 'film';
  readonly editions: readonly string[];
  readonly url?: string | undefined;
};

export type Resource = {
  readonly title: string;
  readonly url?: string | undefined;
  readonly about?: string | undefined;
};

/** Another partnership that ran the audit jointly; its name and mark stand on the documents. */
export type JointPartner = {
  readonly name: string;
  readonly shortName: string;
  readonly colour?: string | undefined;
};

export type Scope = {
  /** As the terms of reference or the publication say it: "the last 6 months". */
  readonly phrase: string;
  readonly from?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
};

/** What kind of publication a recorded audit was taken from. */
export type SourceDocument = {
  readonly title: string;
  readonly kind: 'summary_briefing' | 'seven_minute_briefing' | 'full_report' | 'other';
  readonly publisher: string;
  readonly published?: PartialDate | undefined;
};

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

/** What an audit is, apart from what came of it. */
export type AuditFacts = {
  /** Lower-case words joined by hyphens; with the partnership it is the audit's key. */
  readonly shortName: string;
  readonly title: string;
  /** What it is about, in field words: "child sexual exploitation". Sentences are built with it. */
  readonly subject: string;
  /** Codes of the one theme framework that say what the audit is about as a whole. */
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
  readonly sample: {
    readonly cases: number | null;
    readonly source?: string | undefined;
    readonly selection?: string | undefined;
  };
  readonly methods: readonly AuditMethod[];
  readonly areas: readonly AuditArea[];
  readonly agencies: readonly AgencyEntry[];
  readonly commissioners: readonly Body[];
  readonly contributors: readonly Body[];
  readonly panel: readonly Body[];
  readonly reflectiveQuestions: readonly string[];
  readonly resources: readonly Resource[];
  readonly library: readonly LibraryDocument[];
  readonly citations: readonly Citation[];
  readonly source: SourceDocument;
};
