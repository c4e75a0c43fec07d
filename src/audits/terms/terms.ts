import type { HolidayNation } from '#platform/time';
import type { Turn } from '../milestone.ts';
import type { PlannedDay } from '../rules/plan-timetable.ts';
import type { Citation, JointPartner, MethodKind } from '../audit.ts';
import type { CaseStatus } from '../case-status.ts';
import type { Period } from '../rules/resolve-period.ts';

/**
 * The terms of reference of an audit, as every later step reads them. Whole in itself: names stand as they were when it
 * was written, so that a version that was agreed says the same for ever. Days are ISO; '' is nothing said.
 */
export type Terms = {
  readonly title: string;
  readonly subject: string;
  readonly themes: readonly string[];
  readonly priority: string;
  readonly priorityPlan: string;
  readonly background: readonly string[];
  readonly question: string;
  readonly purpose: readonly string[];
  readonly linesOfEnquiry: readonly string[];
  readonly methods: readonly TermsMethod[];
  readonly sample: TermsSample;
  readonly partners: readonly JointPartner[];
  readonly scope: TermsPeriod | null;
  readonly judged: TermsPeriod | null;
  /** The days, worked back from the board's; null while that is not said. */
  readonly timetable: TermsTimetable | null;
  readonly meetings: readonly TermsMeeting[];
  readonly agencies: readonly TermsAgency[];
  /** Who answers for each agency that is asked. */
  readonly contacts: readonly TermsContacts[];
  readonly otherContributors: readonly { readonly name: string; readonly from: string }[];
  readonly commissioners: readonly TermsCommissioner[];
  readonly citations: readonly TermsCitation[];
  readonly grading: TermsGrading | null;
  readonly route: readonly TermsRouteStep[];
  readonly outputs: readonly { readonly kind: string; readonly readers: string; readonly note: string }[];
  readonly audience: string;
  readonly basis: TermsBasis;
};

export type TermsMethod = {
  readonly id: string;
  readonly kind: MethodKind;
  readonly cases: number | null;
  /** Only for cases of these; none means any. */
  readonly statuses: readonly CaseStatus[];
  readonly description: string;
};

export type TermsSample = {
  readonly cases: number | null;
  readonly reserves: number | null;
  /** Areas of the partnership with their id, and of joint partners. */
  readonly byArea: readonly {
    readonly area: string | null;
    readonly name: string;
    readonly nation: string | null;
    readonly cases: number | null;
  }[];
  readonly byStatus: readonly { readonly status: CaseStatus; readonly cases: number }[];
  readonly supplier: string;
  readonly criterion: string;
  /** Code of `selections`, or ''. */
  readonly selection: string;
  readonly selectionNote: string;
};

/** The words, and the days they mean where that can be told. */
export type TermsPeriod = { readonly phrase: string; readonly period: Period | null };

export type TermsTimetable = {
  readonly label: string;
  /** ISO. */
  readonly boardDay: string;
  /** Those whose bank holidays count. */
  readonly nations: readonly HolidayNation[];
  readonly rows: readonly PlannedDay[];
};

export type TermsMeeting = {
  readonly id: string;
  readonly name: string;
  /** ISO, or ''. */
  readonly day: string;
  readonly place: string;
  readonly whose: Turn;
};

/** An edition that is cited, and what is wrong with citing it for the period looked at; null where nothing is. */
export type TermsCitation = {
  readonly document: string;
  readonly edition: string;
  readonly title: string;
  readonly use: Citation['use'];
  readonly says: string;
  readonly fault: string | null;
};

/** An agency that contributes, or is left out on purpose. */
export type TermsAgency = {
  readonly agency: string;
  readonly name: string;
  readonly shortName: string;
  readonly type: string;
  readonly asked: boolean;
  readonly services: readonly string[];
  /** Why it is left out, or ''. */
  readonly leftOut: string;
};

/** Who answers for an agency in this audit; null where nobody is known. */
export type TermsContacts = {
  readonly agency: string;
  readonly shortName: string;
  readonly contact: TermsPerson | null;
  readonly deputy: TermsPerson | null;
  /** The lead on the agency's page who has left, where that page is what this audit goes by; or ''. */
  readonly leftLead: string;
};

/** Somebody of an agency's staff, by name and post. How they are reached stays on the agency's page. */
export type TermsPerson = {
  readonly name: string;
  readonly post: string;
  /** Nobody was chosen: the agency's page names them. */
  readonly isProposal: boolean;
  /** Whether an e-mail address of theirs is known. */
  readonly isReachable: boolean;
  /** Why they cannot answer; null where nothing speaks against it. */
  readonly fault: string | null;
};

export type TermsCommissioner = {
  readonly id: string;
  readonly agency: string | null;
  /** "Safeguarding Unit, Children's Social Care": how they are called everywhere. */
  readonly name: string;
  readonly post: string;
  /** The membership that agrees for them here; null where a coordinator notes their answer. */
  readonly membership: string | null;
};

export type TermsGrading = {
  readonly scale: string;
  readonly label: string;
  readonly grades: readonly string[];
  readonly note: string;
};

export type TermsRouteStep = {
  readonly body: string;
  readonly shortName: string;
  readonly does: string;
  readonly day: string;
};

export type TermsBasis = {
  readonly necessity: string;
  readonly impactAssessment: { readonly reference: string; readonly day: string };
  readonly agreement: { readonly title: string; readonly from: string; readonly until: string };
  readonly privacyNotice: string;
  readonly agencies: readonly {
    readonly agency: string;
    readonly shortName: string;
    readonly basis: string;
    readonly condition: string;
    readonly signatory: string;
    readonly signed: string;
  }[];
  /** Months by class of records; those proposed where nothing was typed. */
  readonly retention: readonly {
    readonly code: string;
    readonly label: string;
    readonly months: number;
    readonly counted: string;
    readonly isProposal: boolean;
  }[];
  /** As typed, or ''. */
  readonly destroyBy: string;
};
