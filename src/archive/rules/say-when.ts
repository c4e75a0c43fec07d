import { beginSentence } from '#cases';
import { displayPartialDate, parsePartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';

/** When something was carried out: "May to July 2025", "by January 2019" where only its end is known. */
export function sayWhen(date: PartialDate): string {
  if (!date.edtf.startsWith('../')) return displayPartialDate(date);
  const end = parsePartialDate(date.edtf.slice(3));
  return end === null ? displayPartialDate(date) : `by ${displayPartialDate(end)}`;
}

/**
 * The same, followed by the words of the publication where the date is open or uncertain, because they may say more:
 * "by January 2019 (“to be completed by January 2019”)".
 */
export function sayWhenWithWords(date: PartialDate): string {
  const said = beginSentence(sayWhen(date));
  const isPlain = !/\.\.|[~?]/.test(date.edtf);
  return isPlain || date.typed === date.edtf ? said : `${said} (“${date.typed}”)`;
}
