import { possibleDays } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { AuditCitation } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import { findEditionOf } from './find-citation-faults.ts';
import { nameEdition, sayEditionState, sayReplacement } from './say-in-force.ts';
import { stateOfEdition, type EditionState } from './state-of-edition.ts';

/**
 * How a citation stands. 'held then': the edition was in force when the audit was made and is not today, so it was right
 * to cite it. 'replaced before' and 'came later' are what somebody should look at.
 */
export type CitationStanding = {
  readonly standing:
    | 'holds today'
    | 'held then'
    | 'replaced before'
    | 'replaced'
    | 'came later'
    | 'unknown edition'
    | 'cannot tell';
  readonly sentence: string;
};

/** How the edition an audit cites stands, at the time the audit is judged by and on `today` (ISO). */
export function judgeCitation(
  item: LibraryItem,
  { edition: label, when, isLive }: Pick<AuditCitation, 'edition' | 'when' | 'isLive'>,
  today: string,
): CitationStanding {
  const edition = findEditionOf(item, label);
  if (edition === null)
    return { standing: 'unknown edition', sentence: `The library has no edition “${label}” of this item.` };
  const then = stateThen(when, (day) => stateOfEdition(edition, day));
  const now = stateOfEdition(edition, today);
  const name = nameEdition(label);
  const atItsTime = isLive ? 'in the period it looks at' : 'when the audit was made';
  const by = edition.replacedBy;
  const replaced = by === null ? 'it has come to its end' : `it was replaced by ${sayReplacement(by)}`;
  if (then === 'replaced')
    return {
      standing: 'replaced before',
      sentence: `Cites ${name}; ${replaced}, before ${isLive ? 'the end of the period it looks at' : 'the audit was finished'}.`,
    };
  if (then === 'not yet')
    return {
      standing: 'came later',
      sentence: `Cites ${name}, which was not in force yet ${atItsTime}.`,
    };
  if (now === 'replaced')
    return then === 'in force'
      ? { standing: 'held then', sentence: `In force ${atItsTime}. Since then ${replaced}.` }
      : {
          standing: 'replaced',
          sentence: `Cites ${name}; ${replaced}. The dates do not say whether it held ${atItsTime}.`,
        };
  if (now === 'in force')
    return { standing: 'holds today', sentence: `${sayEditionState(now, item.kind)} today.` };
  return { standing: 'cannot tell', sentence: 'The library does not say when this edition held.' };
}

/** In force where it held at either end of the audit; "replaced" and "not yet" only where they hold at both. */
function stateThen(when: PartialDate | null, stateOn: (day: string) => EditionState): EditionState {
  const days = when === null ? null : possibleDays(when);
  const states = [days?.from, days?.until].flatMap((day) => (typeof day === 'string' ? [stateOn(day)] : []));
  if (states.includes('in force')) return 'in force';
  const [first] = states;
  return first !== undefined && states.every((state) => state === first) ? first : 'cannot tell';
}
