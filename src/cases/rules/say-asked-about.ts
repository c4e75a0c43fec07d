import type { Relation } from '../identity.ts';

const words: Readonly<Record<Relation, readonly [one: string, many: string]>> = {
  child: ['the child', 'children'],
  sibling: ['a brother or sister', 'brothers and sisters'],
  parent: ['a parent or carer', 'parents or carers'],
  partner: ['a partner of a parent', 'partners of a parent'],
  other_adult: ['another adult', 'other adults'],
};

/** Whom an agency is asked about, without who they are: "The child, 2 parents or carers and another adult". */
export function sayAskedAbout(relations: readonly Relation[]): string {
  const counts = Map.groupBy(relations, (relation) => relation);
  const parts = (Object.keys(words) as Relation[]).flatMap((relation) => {
    const count = counts.get(relation)?.length ?? 0;
    const [one, many] = words[relation];
    return count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
  });
  const said = new Intl.ListFormat('en-GB').format(parts);
  return said.charAt(0).toUpperCase() + said.slice(1);
}
