import type { IdentityPack, Relation } from './identity.ts';

/** How much is recorded of who the people of a case are, and nothing of who they are. */
export type IdentityCounts = {
  readonly people: Readonly<Record<Relation, number>>;
  /** Of the child: is it there? */
  readonly born: boolean;
  readonly isUnborn: boolean;
  readonly address: boolean;
  readonly nhsNumber: boolean;
  readonly practitioners: number;
  readonly note: boolean;
};

export function countIdentity(pack: IdentityPack): IdentityCounts {
  const people = { child: 0, sibling: 0, parent: 0, partner: 0, other_adult: 0 };
  for (const person of pack.people) people[person.relation] += 1;
  const child = pack.people.find((person) => person.relation === 'child');
  return {
    people,
    born: (child?.born ?? '') !== '',
    isUnborn: child?.isUnborn === true,
    address: (child?.address ?? '') !== '',
    nhsNumber: (child?.nhsNumber ?? '') !== '',
    practitioners: pack.practitioners.length,
    note: pack.note !== '',
  };
}

const words: Readonly<Record<Relation, readonly [one: string, many: string]>> = {
  child: ['child', 'children'],
  sibling: ['brother or sister', 'brothers and sisters'],
  parent: ['parent or carer', 'parents or carers'],
  partner: ['partner of a parent', 'partners of a parent'],
  other_adult: ['other adult', 'other adults'],
};

/** "The child, 2 parents or carers, 1 brother or sister" */
export function sayPeople({ people }: IdentityCounts): string {
  const others = (['parent', 'partner', 'sibling', 'other_adult'] as const)
    .filter((relation) => people[relation] > 0)
    .map((relation) => `${people[relation]} ${words[relation][people[relation] === 1 ? 0 : 1]}`);
  return [people.child > 0 ? 'The child' : 'No child', ...others].join(', ');
}

/** What of the child is recorded and what is not: [what, whether]. */
export function sayRecorded(counts: IdentityCounts): readonly (readonly [what: string, recorded: string])[] {
  const recorded = (is: boolean): string => (is ? 'Recorded' : 'Not recorded');
  return [
    [counts.isUnborn ? 'Day on which the child is expected' : 'Date of birth', recorded(counts.born)],
    ['Address', recorded(counts.address)],
    ['NHS number', recorded(counts.nhsNumber)],
    ['Practitioners named', counts.practitioners === 0 ? 'None' : String(counts.practitioners)],
    ['Note', recorded(counts.note)],
  ];
}
