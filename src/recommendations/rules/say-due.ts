import { displayPartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { Recommendation } from '../recommendation.ts';

/**
 * By when, without a full stop: "Report to the Board by 31 January 2018", "Due by January 2018" where no receiver is
 * given, "No date was set".
 */
export function sayDue(due: PartialDate | undefined, receiver?: string): string {
  if (due === undefined) return 'No date was set';
  const day = displayPartialDate(due);
  // "by" a day, a month or a year; an open or uncertain date brings its own word.
  const by = /^(about|before|after|on or) /.test(day) ? day : `by ${day}`;
  return receiver === undefined ? `Due ${by}` : `Report to ${receiver} ${by}`;
}

/** What follows the response: "Then the Board considers whether the support is adequate."; null where nothing does. */
export function saySecondStep(step: Recommendation['secondStep']): string | null {
  if (step === undefined) return null;
  const by = step.by.replace(/^(The|A) /, (article) => article.toLowerCase());
  const end = /[.?]$/.test(step.text) ? '' : '.';
  return `Then ${by} ${step.text}${end}`;
}
