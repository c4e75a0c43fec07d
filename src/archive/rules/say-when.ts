import { sayWhen } from '#audits';
import { beginSentence } from '#cases';
import type { PartialDate } from '#platform/time';

export { sayWhen };

/**
 * A date as `sayWhen` says it, followed by the words of the publication where the date is open or uncertain, because they may say more:
 * "by January 2019 (“to be completed by January 2019”)".
 */
export function sayWhenWithWords(date: PartialDate): string {
  const said = beginSentence(sayWhen(date));
  const isPlain = !/\.\.|[~?]/.test(date.edtf);
  return isPlain || date.typed === date.edtf ? said : `${said} (“${date.typed}”)`;
}
