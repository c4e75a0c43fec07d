// When an audit of the programme is planned for: its days where they are known, else its quarter.
import { displayDay } from '#platform/time';
import type { Days, PlannedContent } from '../programme/planned-audit.ts';
import { daysOfQuarter, quarters } from './programme-year.ts';

type Planned = Pick<PlannedContent, 'year' | 'quarter' | 'from' | 'until'>;

/** From its first to its last day; null where no time is set. */
export function plannedDays({ year, quarter, from, until }: Planned): Days | null {
  if (from !== null && until !== null) return { from, until };
  return quarter === null ? null : daysOfQuarter(year, quarter);
}

/** "April to June", "4 May 2026 to 10 July 2026" or "No time set". */
export function sayPlannedWhen({ quarter, from, until }: Planned): string {
  if (from !== null && until !== null) return sayDays({ from, until });
  return quarter === null ? 'No time set' : (quarters[quarter - 1] ?? 'No time set');
}

/** "4 May 2026 to 10 July 2026"; one day stands once. */
export function sayDays({ from, until }: Days): string {
  return from === until ? displayDay(from) : `${displayDay(from)} to ${displayDay(until)}`;
}
