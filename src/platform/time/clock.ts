import { displayDay } from './display-date.ts';

/** Everybody's day and deadline is the one of this place, whatever the clock of the machine says. */
const london = 'Europe/London';

/** The present moment; the only place where the machine's clock is read. */
export function systemNow(): Temporal.Instant {
  return Temporal.Now.instant();
}

/** The day (ISO, 2026-11-22) that a moment falls on in London. */
export function londonDay(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(london).toPlainDate().toString();
}

/** The hour of a moment on a clock in London: 0 to 23. */
export function londonHour(instant: Temporal.Instant): number {
  return instant.toZonedDateTimeISO(london).hour;
}

/** The time of a moment on a clock in London: "14:02". */
export function displayTime(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(london).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A moment as read off a clock in London: "22 November 2026, 14:02". */
export function displayInstant(instant: Temporal.Instant): string {
  const local = instant.toZonedDateTimeISO(london);
  return `${displayDay(local.toPlainDate().toString())}, ${displayTime(instant)}`;
}
