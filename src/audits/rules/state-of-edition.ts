import { possibleDays } from '#platform/time';
import type { InForce, LibraryEdition, LibraryItem } from '../library/item.ts';

export type EditionState = 'in force' | 'not yet' | 'replaced' | 'cannot tell';

/** When an edition holds: what was said of it, and the beginning of the one that came after it. */
export type EditionPeriod = InForce & Pick<LibraryEdition, 'replacedBy'>;

/**
 * Whether an edition held on a day (ISO). Its dates may be a month, a year, or open: then only what they surely say is
 * said, and "cannot tell" otherwise. Without a known beginning nothing is ever in force; without an end, and with no
 * later edition, it holds on.
 */
export function stateOfEdition(edition: EditionPeriod, day: string): EditionState {
  const begin = edition.from === null ? null : possibleDays(edition.from);
  const end = lastDays(edition);
  if (begin !== null && begin.from !== null && day < begin.from) return 'not yet';
  if (end !== null && end.until !== null && day > end.until) return 'replaced';
  const hasBegun = begin !== null && begin.until !== null && day >= begin.until;
  const holdsOn = end === null || (end.from !== null && day <= end.from);
  return hasBegun && holdsOn ? 'in force' : 'cannot tell';
}

/** The edition of an item that surely held on a day, the latest begun where several did; null where none surely did. */
export function editionInForce(item: Pick<LibraryItem, 'editions'>, day: string): LibraryEdition | null {
  const holding = item.editions.filter(
    (edition) => edition.retired === null && stateOfEdition(edition, day) === 'in force',
  );
  return holding.at(-1) ?? null;
}

/** The first and last day on which it may have ended, both still in it; null where no end is known. */
export function lastDays(edition: EditionPeriod): { from: string | null; until: string | null } | null {
  if (edition.until !== null) return possibleDays(edition.until);
  if (edition.replacedBy === null) return null;
  if (edition.replacedBy.from === null) return { from: null, until: null };
  const next = possibleDays(edition.replacedBy.from);
  return { from: dayBefore(next.from), until: dayBefore(next.until) };
}

function dayBefore(day: string | null): string | null {
  return day === null ? null : Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
