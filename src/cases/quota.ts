import type { CaseStatus } from '#audits';

/**
 * Age at the beginning of the period looked at, in the bands of the children in need census (Department for Education),
 * the last of them parted at 18 for care leavers.
 */
export const ageBands = {
  unborn: 'Not yet born',
  under_1: 'Under 1',
  from_1: '1 to 4',
  from_5: '5 to 9',
  from_10: '10 to 15',
  from_16: '16 and 17',
  from_18: '18 and over',
} as const;
export type AgeBand = keyof typeof ageBands;

export const sexes = { female: 'Female', male: 'Male', other: 'Another, or not said' } as const;
export type Sex = keyof typeof sexes;

/** The groups of the Census 2021 for England and Wales. */
export const ethnicGroups = {
  asian: 'Asian or Asian British',
  black: 'Black, Black British, Caribbean or African',
  mixed: 'Mixed or multiple ethnic groups',
  white: 'White',
  other: 'Another ethnic group',
  unsaid: 'Not said',
} as const;
export type EthnicGroup = keyof typeof ethnicGroups;

/** What is asked of a child to be drawn from a group; '' is any. */
export type Group = {
  /** Name of an area, as the partnership or the terms call it. */
  readonly area: string;
  readonly status: CaseStatus | '';
  readonly age: AgeBand | '';
  readonly sex: Sex | '';
  readonly ethnicity: EthnicGroup | '';
};

/** So many cases, and so many reserves, from a group of the list. Nothing of a child stands in it: names of areas and codes. */
export type Quota = Group & { readonly cases: number; readonly reserves: number };

/** All that a draw goes by, besides its seed and the list. It stands before anything is drawn and never changes. */
export type DrawPlan = {
  readonly quotas: readonly Quota[];
  /** ISO day at which ages are taken. */
  readonly ageOn: string;
  /** Not more than one child of a household. */
  readonly oneOfHousehold: boolean;
  /** The lists drawn from, by id. */
  readonly frames: readonly string[];
};

/** A plan that draws nothing. */
export const emptyPlan: DrawPlan = { quotas: [], ageOn: '', oneOfHousehold: false, frames: [] };

/** What of a child on the list a draw goes by; never kept. `status` is '' where none was said, `age` where it cannot be told. */
export type Traits = {
  readonly area: string;
  readonly status: string;
  readonly age: AgeBand | '';
  readonly sex: Sex;
  readonly ethnicity: EthnicGroup;
  /** '' where nothing tells who lives together. */
  readonly household: string;
};

/** A child on the list as the draw sees it. */
export type DrawRow = Traits & { readonly frame: string; readonly id: string };

/** A draw: committed before it is drawn, with its seed in the log. */
export type Draw = {
  readonly id: string;
  readonly number: number;
  /** 64 figures of base 16. */
  readonly seed: string;
  readonly frameDigest: string;
  readonly frameSize: number;
  readonly plan: DrawPlan;
  /** Why it is drawn again; '' for the first. */
  readonly reason: string;
  readonly committedBy: string;
  readonly committedAt: Temporal.Instant;
  readonly drawnBy: string | null;
  readonly drawnAt: Temporal.Instant | null;
};

/** Cases and reserves together that one draw takes; each gets a key of its own. */
export const mostDrawn = 200;
export const mostQuotas = 20;
