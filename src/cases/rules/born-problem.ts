import { displayDay } from '#platform/time';

/** Days by which a child that is not yet born may be expected ahead, and may have been expected. */
const ahead = 300;
const past = 42;
const oldest = '1900-01-01';

/**
 * What is wrong with a day of birth (abuse E05): to come, though the child is not said to be unborn; long before anybody
 * living; of the child, after the period that is looked at. Days are ISO, '' is none; a sentence, or null.
 */
export function bornProblem(facts: {
  readonly born: string;
  readonly isUnborn: boolean;
  readonly isChild: boolean;
  readonly today: string;
  /** The last day of the period looked at; null where that cannot be told. */
  readonly scopeUntil: string | null;
}): string | null {
  const { born, isUnborn, isChild, today, scopeUntil } = facts;
  if (born === '') return null;
  const day = Temporal.PlainDate.from(today);
  if (isUnborn) {
    const [from, until] = [day.subtract({ days: past }).toString(), day.add({ days: ahead }).toString()];
    return born < from || born > until
      ? `A child who is not yet born is expected between ${displayDay(from)} and ${displayDay(until)}`
      : null;
  }
  if (born < oldest) return `${displayDay(born)} is too long ago to be a date of birth here`;
  if (born > today)
    return `${displayDay(born)} is still to come. Say that the child is not yet born, or check the day`;
  if (isChild && scopeUntil !== null && born > scopeUntil)
    return `${displayDay(born)} is after the last day that this audit looks at, ${displayDay(scopeUntil)}`;
  return null;
}
