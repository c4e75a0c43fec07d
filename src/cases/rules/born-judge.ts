import { displayDay } from '#platform/time';
import type { FrameAround } from '../frame.ts';

/** Whoever is not yet born is expected within the longest pregnancy; a birth is registered within 42 days of it. */
const ahead = { weeks: 42 };
const past = { days: 42 };
/** Nobody whom an audit hears of was born longer ago. */
const lifetime = { years: 120 };
/** A child is somebody who is not yet so old when the period looked at begins. */
const grownUp = { years: 18 };

/**
 * Tells what is wrong with a day of birth, or with the day on which somebody not yet born is expected (abuse E05): the same
 * for a day that is typed and for one on a list. The answer is what follows after the name of the field, without the day
 * itself, because the check of a list shows nobody; null where nothing is wrong or no day is given. Days are ISO.
 */
export function bornJudge({ today, from, until }: Pick<FrameAround, 'today' | 'from' | 'until'>): (person: {
  readonly born: string;
  readonly isUnborn: boolean;
  /** The child of a case or a list; else anybody of the family. */
  readonly isChild: boolean;
}) => string | null {
  const day = Temporal.PlainDate.from(today);
  const [soonest, latest] = [day.subtract(past).toString(), day.add(ahead).toString()];
  const oldest = day.subtract(lifetime).toString();
  const start = from ?? today;
  const adult = Temporal.PlainDate.from(start).subtract(grownUp).toString();
  const period = from === null ? 'today' : `at the start of the period looked at, ${displayDay(start)}`;
  return ({ born, isUnborn, isChild }) => {
    if (born === '') return null;
    if (isUnborn)
      return born < soonest || born > latest
        ? `is not between ${displayDay(soonest)} and ${displayDay(latest)}, as that of a child who is not yet born is`
        : null;
    if (born > today) return 'is still to come. If the child is not yet born, say so; else check the day';
    if (born < oldest) return 'is more than 120 years ago';
    if (isChild && until !== null && born > until)
      return `is after the end of the period looked at, ${displayDay(until)}`;
    if (isChild && born <= adult) return `makes the person 18 or more ${period}`;
    return null;
  };
}
