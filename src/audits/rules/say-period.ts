// A period of terms of reference in words: as it was said, and the days that it means.
import { displayDay } from '#platform/time';
import type { TermsPeriod } from '../terms/terms.ts';

/** "“the last 6 months”, that is 14 May 2018 to 13 November 2018"; with `how` it says how that was come by. */
export function sayTermsPeriod(period: TermsPeriod | null, how = false): string {
  if (period === null) return '';
  const { phrase, period: days } = period;
  if (days === null) return phrase;
  const span = `${displayDay(days.from)} to ${displayDay(days.until)}`;
  // Words that are the days themselves need not be said twice.
  if (phrase === '' || phrase.toLowerCase() === span.toLowerCase()) return span;
  const why = days.how.replace(/\.$/, '');
  return `“${phrase}”, that is ${span}${how ? ` (${why.charAt(0).toLowerCase()}${why.slice(1)})` : ''}`;
}
