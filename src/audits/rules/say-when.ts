import { displayPartialDate, parsePartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';

/** When something was carried out: "May to July 2025", "by January 2019" where only its end is known. */
export function sayWhen(date: PartialDate): string {
  if (!date.edtf.startsWith('../')) return displayPartialDate(date);
  const end = parsePartialDate(date.edtf.slice(3));
  return end === null ? displayPartialDate(date) : `by ${displayPartialDate(end)}`;
}
