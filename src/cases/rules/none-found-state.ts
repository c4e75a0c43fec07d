// Whether a case can be said to hold no immediate concern: agency by agency, by those who looked at their records for it.
import type { NoneFound } from '../concern.ts';
import { opensMore, type InvolvementAnswer } from '../involvement.ts';

export type NoneFoundState = {
  /** Agencies that said they found none, each once. */
  readonly said: readonly string[];
  /** True when a coordinator said it for all who looked. */
  readonly saidForAll: boolean;
  /** Agencies that look or may yet look at their records, and have said nothing. */
  readonly silent: readonly string[];
  /** "all": nobody is silent. "some": somebody has said it, somebody not. "nobody": nothing was said. */
  readonly state: 'all' | 'some' | 'nobody';
};

/**
 * What was said of a case. What was said before a concern was raised about it does not count any more. An agency that did
 * not know the child, was only involved outside the period, or declined, has nothing to say.
 */
export function noneFoundState(
  asked: readonly { readonly agency: string; readonly answer: InvolvementAnswer | null }[],
  statements: readonly NoneFound[],
  raised: readonly Temporal.Instant[],
): NoneFoundState {
  const standing = statements.filter(({ saidAt }) =>
    raised.every((moment) => Temporal.Instant.compare(moment, saidAt) < 0),
  );
  const said = [
    ...new Set(standing.map(({ agency }) => agency).filter((agency): agency is string => agency !== null)),
  ];
  const saidForAll = standing.some(({ agency }) => agency === null);
  const looking = asked.filter(({ answer }) => answer === null || opensMore.includes(answer));
  const silent = [...new Set(looking.map(({ agency }) => agency))].filter((agency) => !said.includes(agency));
  if (saidForAll || (said.length > 0 && silent.length === 0))
    return { said, saidForAll, silent: saidForAll ? [] : silent, state: 'all' };
  return { said, saidForAll, silent, state: said.length > 0 ? 'some' : 'nobody' };
}
