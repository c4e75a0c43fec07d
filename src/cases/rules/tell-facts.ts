import type { ToldPerson } from '../disclosure.ts';
import type { CasePerson, PersonFact } from '../identity.ts';

/**
 * A person as an agency is told of them: the facts chosen and nothing else (data minimisation, UK GDPR art. 5(1)(c)). What
 * is not known is left out, so that it is not told as a blank.
 */
export function tellFacts(person: CasePerson, called: string, facts: readonly PersonFact[]): ToldPerson {
  return {
    person: person.id,
    relation: person.relation,
    called,
    isUnborn: person.isUnborn,
    facts: Object.fromEntries(
      facts.filter((fact) => person[fact] !== '').map((fact) => [fact, person[fact]]),
    ),
  };
}
