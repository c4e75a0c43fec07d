import type { Told, ToldPerson } from '../disclosure.ts';

/** What an agency was told of the same people at several times, as one: each person once, with all that it was told. */
export function mergeTold(given: readonly Told[]): Told {
  const people = new Map<string, ToldPerson>();
  for (const person of given.flatMap((one) => one.people)) {
    const before = people.get(person.person);
    people.set(person.person, { ...person, facts: { ...before?.facts, ...person.facts } });
  }
  return { people: [...people.values()] };
}
