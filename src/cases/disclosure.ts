import catalogue from './catalogue/disclosures.json' with { type: 'json' };
import { isPersonFact, isRelation, relationCodes, type PersonFact, type Relation } from './identity.ts';

/** What is proposed to tell an agency of the people of a case, stage by stage. */
export const proposedFacts: Readonly<Record<'search' | 'more', readonly PersonFact[]>> = {
  search: catalogue.toSearch.filter(isPersonFact),
  more: catalogue.toLookFurther.filter(isPersonFact),
};

/** Why an agency is told of somebody of this relation, and whether it is asked about them unless somebody says otherwise. */
export function proposeFor(relation: Relation): { readonly asked: boolean; readonly reason: string } {
  const found = catalogue.relations.find((one) => one.relation === relation);
  return { asked: found?.asked ?? false, reason: found?.reason ?? '' };
}

/** Whom of the people chosen an agency is asked about. */
export const askedAbout = {
  everybody: 'Everybody chosen',
  adults: 'Only the adults',
  children: 'Only the child, brothers and sisters',
} as const;
export type AskedAbout = keyof typeof askedAbout;

export function isAskedAbout(text: string): text is AskedAbout {
  return Object.hasOwn(askedAbout, text);
}

export function isAmong(relation: Relation, about: AskedAbout): boolean {
  const isChild = relation === 'child' || relation === 'sibling';
  return about === 'everybody' || (about === 'children') === isChild;
}

const called: Readonly<Record<Relation, string>> = {
  child: 'The child',
  sibling: 'Sibling',
  parent: 'Parent',
  partner: 'Partner',
  other_adult: 'Adult',
};

/** What the people of a case are called where nobody sees who they are: "The child", "Parent 1", "Sibling 2". */
export function nameWithoutIdentity(
  people: readonly { readonly id: string; readonly relation: Relation }[],
): ReadonlyMap<string, string> {
  const counts = new Map(relationCodes.map((relation) => [relation, 0]));
  return new Map(
    people.map(({ id, relation }) => {
      const number = (counts.get(relation) ?? 0) + 1;
      counts.set(relation, number);
      return [id, relation === 'child' && number === 1 ? called.child : `${called[relation]} ${number}`];
    }),
  );
}

/** What somebody is called of whom only the relation is known. */
export function sayRelation(relation: string): string {
  return isRelation(relation) ? called[relation] : 'Somebody';
}

/** Somebody of a case as an agency is told of them: only the facts chosen, and of those the ones that are known. */
export type ToldPerson = {
  readonly person: string;
  readonly relation: Relation;
  /** "Parent 1" */
  readonly called: string;
  /** True where `born` is the day on which an unborn child is expected. */
  readonly isUnborn: boolean;
  readonly facts: Readonly<Partial<Record<PersonFact, string>>>;
};

/** What one disclosure holds, sealed. */
export type Told = { readonly people: readonly ToldPerson[] };
