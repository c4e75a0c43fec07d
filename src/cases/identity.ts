/**
 * Who a child is. Everything here is sealed wherever it is kept, and shown only while somebody has it revealed. Texts are
 * as typed; '' is nothing said. Days are ISO.
 */
export const relations = {
  child: 'The child',
  sibling: 'Brother or sister',
  parent: 'Parent or carer',
  partner: 'Partner of a parent',
  other_adult: 'Another adult',
} as const;
export type Relation = keyof typeof relations;

export const relationCodes = Object.keys(relations) as readonly Relation[];

export function isRelation(text: string): text is Relation {
  return Object.hasOwn(relations, text);
}

/** The facts of a person that an agency may be told, each by itself (data minimisation: only what it needs to search). */
export const personFacts = {
  name: 'Name',
  otherNames: 'Other names',
  born: 'Date of birth',
  sex: 'Sex',
  address: 'Address',
  nhsNumber: 'NHS number',
  upn: 'Unique pupil number',
  school: 'School or setting',
  practice: 'GP practice',
  ethnicity: 'Ethnicity',
  language: 'First language',
} as const;
export type PersonFact = keyof typeof personFacts;

export const personFactCodes = Object.keys(personFacts) as readonly PersonFact[];

export function isPersonFact(text: string): text is PersonFact {
  return Object.hasOwn(personFacts, text);
}

/** Somebody of the family. `id` is "child" for the child, else a code that stays theirs within the case. */
export type CasePerson = {
  readonly id: string;
  readonly relation: Relation;
  readonly name: string;
  readonly otherNames: string;
  /** ISO, or ''; of an unborn child the day it is expected. */
  readonly born: string;
  readonly isUnborn: boolean;
  readonly sex: string;
  readonly address: string;
  /** Ten digits, or ''. */
  readonly nhsNumber: string;
  readonly upn: string;
  readonly school: string;
  readonly practice: string;
  readonly ethnicity: string;
  readonly language: string;
};

/** Somebody who works or worked with the family: to keep them from auditing their own work. */
export type CasePractitioner = {
  readonly name: string;
  readonly role: string;
  /** Short name of the agency, as typed. */
  readonly agency: string;
  readonly email: string;
};

export type IdentityPack = {
  /** The child first. */
  readonly people: readonly CasePerson[];
  readonly practitioners: readonly CasePractitioner[];
  /** The number by which the agency that supplied the list knows the child. */
  readonly reference: string;
  /** Name of the area, as on the list. */
  readonly area: string;
  /** Code of `caseStatuses`, or ''. */
  readonly status: string;
  /** What tells that children live together, as on the list; '' where nothing did. */
  readonly household: string;
  readonly note: string;
};

/** A child on a list to draw from: what the list says, in our fields. The rest of its columns is not kept. */
export type FrameChild = {
  readonly reference: string;
  readonly name: string;
  readonly born: string;
  readonly isUnborn: boolean;
  readonly sex: string;
  readonly ethnicity: string;
  readonly language: string;
  readonly nhsNumber: string;
  readonly upn: string;
  readonly address: string;
  readonly school: string;
  readonly practice: string;
  readonly area: string;
  /** Code of `caseStatuses`, or ''. */
  readonly status: string;
  readonly household: string;
};

export const emptyPerson: Omit<CasePerson, 'id' | 'relation'> = {
  name: '',
  otherNames: '',
  born: '',
  isUnborn: false,
  sex: '',
  address: '',
  nhsNumber: '',
  upn: '',
  school: '',
  practice: '',
  ethnicity: '',
  language: '',
};

/** The pack that a drawn child begins with: what the list said. */
export function packOf(child: FrameChild): IdentityPack {
  const { reference, area, status, household, ...facts } = child;
  return {
    people: [{ ...emptyPerson, ...facts, id: 'child', relation: 'child' }],
    practitioners: [],
    reference,
    area,
    status,
    household,
    note: '',
  };
}
