import type { CaseStatus } from '#audits';
import type { FrameChild } from './identity.ts';

/** A list of children as somebody supplied it, on its way from what was given to rows that can be drawn. */
export const frameSources = { file: 'A file', paste: 'Pasted cells', hand: 'Entered by hand' } as const;
export type FrameSource = keyof typeof frameSources;

export const frameStates = {
  given: 'Columns to be matched',
  mapped: 'To be checked',
  loading: 'Being loaded',
  loaded: 'In use',
  failed: 'Not loaded',
  withdrawn: 'Withdrawn',
} as const;
export type FrameState = keyof typeof frameStates;

export type Frame = {
  readonly id: string;
  readonly number: number;
  readonly source: FrameSource;
  readonly state: FrameState;
  readonly suppliedBy: string;
  readonly criterion: string;
  /** ISO, or null. */
  readonly suppliedOn: string | null;
  readonly rowsGiven: number;
  readonly rowsLoaded: number;
  readonly version: number;
  readonly madeAt: Temporal.Instant;
  readonly withdrawnReason: string | null;
};

/** What a column can be taken for. '' is "not needed": what is not needed is not kept. */
export const frameFields = {
  reference: 'Reference of the supplier',
  name: 'Name',
  forename: 'Forename',
  surname: 'Surname',
  born: 'Date of birth',
  expected: 'Expected date of birth',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
  language: 'First language',
  nhsNumber: 'NHS number',
  upn: 'Unique pupil number',
  address: 'Address',
  postcode: 'Postcode',
  school: 'School or setting',
  practice: 'GP practice',
  area: 'Area',
  status: 'Status',
  household: 'Household or family',
} as const;
export type FrameField = keyof typeof frameFields;

export const frameFieldCodes = Object.keys(frameFields) as readonly FrameField[];

/** True for the code of a field. */
export function isFrameField(text: string): text is FrameField {
  return Object.hasOwn(frameFields, text);
}

/** Against what a list is read: from the terms in force, kept with the list when it is confirmed. Days are ISO. */
export type FrameAround = {
  readonly today: string;
  /** The period looked at; null where the terms give no days. */
  readonly from: string | null;
  readonly until: string | null;
  /** Names of the areas as the partnership and the terms write them. */
  readonly areas: readonly string[];
  /** True where the sample is to have so many cases of an area. */
  readonly isAreaNeeded: boolean;
  readonly isStatusNeeded: boolean;
};

/** How what was given is to be read. Sealed: a heading or the name of a sheet can be anything. */
export type FrameLayout = {
  readonly sheets: readonly LaidSheet[];
  readonly notes: readonly string[];
  /** Which sheet, from 0, and the row with the headings as the spreadsheet numbers it; 0 where there are none. */
  readonly sheet: number;
  readonly headingRow: number;
  readonly fields: readonly (FrameField | '')[];
  /** For children of whom no column says it. */
  readonly area: string;
  readonly status: CaseStatus | '';
  /** Which comes first in a date such as 03/04/2015; '' while nobody had to decide. */
  readonly order: DateOrder;
  /** Only the rows without a problem, by choice; else all or none. */
  readonly isPartly: boolean;
  readonly around: FrameAround | null;
};

export type DateOrder = '' | 'day' | 'month';

export type LaidSheet = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: number;
  readonly columns: number;
  readonly notes: readonly string[];
  /** Positions of its pieces: from the first, so many. */
  readonly from: number;
  readonly pieces: number;
};

/** Which children a row says, and what is wrong with it. */
export type ReadChild = {
  /** As the spreadsheet numbers it. */
  readonly row: number;
  readonly child: FrameChild;
  readonly problems: readonly RowProblem[];
};

/** Something about a row. One that is refused keeps the row from being taken; others are said. */
export type RowProblem = {
  readonly row: number;
  /** The column's heading in our words; '' where it is about the row. */
  readonly column: string;
  readonly isRefused: boolean;
  /** What is wrong, without anything that stands in the row. */
  readonly why: string;
};

/** Why a child cannot be drawn. */
export const markReasons = {
  live_investigation: 'A criminal investigation is under way',
  proceedings: 'Court proceedings are under way',
  conflict: 'A conflict of interest',
  not_in_criterion: 'Does not fit the criterion',
  duplicate: 'Stands on the list twice',
  other: 'Another reason',
} as const;
export type MarkReason = keyof typeof markReasons;

export const markKinds = { excluded: 'Left out', held: 'Held' } as const;
export type MarkKind = keyof typeof markKinds;
