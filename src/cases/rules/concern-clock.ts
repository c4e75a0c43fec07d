// The clock of a concern: until when it is to be acknowledged, and how it stands.
import { displayDay, displayTime, londonDay } from '#platform/time';

/** "14:32, 26 November 2026" */
export function sayMoment(moment: Temporal.Instant): string {
  return `${displayTime(moment)}, ${displayDay(londonDay(moment))}`;
}

/** "less than a minute", "12 minutes", "3 hours", "5 days": rounded down. */
export function sayDuration(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return count(minutes, 'minute');
  if (minutes < 48 * 60) return count(minutes / 60, 'hour');
  return count(minutes / 60 / 24, 'day');
}

function count(of: number, unit: string): string {
  const whole = Math.floor(of);
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
}

export type ConcernClock = { readonly isLate: boolean; readonly says: string };

/** How the clock of a concern that nobody has acknowledged stands. At the very moment itself it is late. */
export function readClock(acknowledgeBy: Temporal.Instant, now: Temporal.Instant): ConcernClock {
  const left = now.until(acknowledgeBy).total('minutes');
  const isLate = left <= 0;
  const stands = isLate ? `${sayDuration(-left)} late` : `${sayDuration(left)} left`;
  return { isLate, says: `To be acknowledged by ${sayMoment(acknowledgeBy)}; ${stands}` };
}
