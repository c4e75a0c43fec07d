import { type Role, roles } from '#accounts';

/**
 * Who may do what with the rows of their own partnership. Nobody may do anything with another partnership's rows.
 * 'never': the login lacks the right altogether, whoever acts.
 */
export type Expectation = {
  readonly see: Who;
  readonly add: Who;
  readonly change: Who;
  readonly remove: Who;
  /** Who may take the row a step further, and is refused to write it as it stands. */
  readonly changeByStep?: readonly Role[];
  /** The same for a job or the command line, in the partnership it names. */
  readonly system: Readonly<Record<Verb, Reach>>;
  /** What does reach beyond one's own partnership; each with its reason above. */
  readonly alsoElsewhere?: readonly Verb[];
};

export type Verb = 'see' | 'add' | 'change' | 'remove';
export type Who = readonly Role[] | 'anyone' | 'never';
/** 'named': in the partnership named; 'every': in each; 'none': the right is there, but no such row passes. */
export type Reach = 'named' | 'every' | 'none' | 'never';

/** Everybody but a guest who is there for one meeting. */
export const readers = roles.filter((role) => role !== 'practitioner');

/** Reached through named functions only. */
export const closed: Expectation = {
  see: 'never',
  add: 'never',
  change: 'never',
  remove: 'never',
  system: { see: 'never', add: 'never', change: 'never', remove: 'never' },
};

/** A list without a life of its own: replaced whole by the coordinator. */
export const list: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: 'never',
  remove: ['coordinator'],
  system: { see: 'named', add: 'named', change: 'never', remove: 'named' },
};

/** What later steps point at: changed or withdrawn, not deleted. */
export const lasting: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: ['coordinator'],
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'named', remove: 'never' },
};

/** Read by whoever coordinates, and by those who commission that audit: in the scene, whoever chairs the panel. */
export const ofCommissioners = ['coordinator', 'panel_chair'] as const;

/** Written once, and never changed. */
export const forGood: Expectation = {
  see: ofCommissioners,
  add: ['coordinator'],
  change: 'never',
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'never', remove: 'never' },
};

/** Written by a coordinator under their own name, read by all, never changed. */
export const kept: Expectation = {
  see: readers,
  add: ['coordinator'],
  change: 'never',
  remove: 'never',
  system: { see: 'named', add: 'never', change: 'never', remove: 'never' },
};

/** Who comes to look at cases at all. */
export const caseWorkers = [
  'coordinator',
  'agency_lead',
  'auditor',
  'panel_member',
  'panel_chair',
  'data_guardian',
] as const;

/** A coordinator's own, with everything about children in it sealed. */
export const coordinated: Expectation = {
  see: ['coordinator'],
  add: ['coordinator'],
  change: ['coordinator'],
  remove: 'never',
  system: { see: 'named', add: 'named', change: 'named', remove: 'never' },
};
export const coordinatedForGood: Expectation = {
  ...coordinated,
  change: 'never',
  system: { ...coordinated.system, change: 'never' },
};
/** The same, put away when it has served. */
export const putAway = {
  remove: ['coordinator'],
  system: { ...coordinated.system, remove: 'named' },
} as const satisfies Partial<Expectation>;

/** Who writes an agency's return: its lead, and the auditor to whom the case was given. */
export const writers = ['agency_lead', 'auditor'] as const;
