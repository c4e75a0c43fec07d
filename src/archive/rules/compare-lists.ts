import type { Body } from '#audits';
import { beginSentence, type Names } from '#cases';
import { nameBody } from './names-of.ts';

/**
 * How those who commissioned an audit and those who contributed differ, in a sentence or two; null where either list is
 * empty or both name the same bodies. Agencies are compared, not their services. Leicester 2016: the board's office
 * commissioned and did not contribute; two agencies contributed and did not commission.
 */
export function compareLists(
  lists: { readonly commissioners: readonly Body[]; readonly contributors: readonly Body[] },
  names: Names,
): string | null {
  const { commissioners, contributors } = lists;
  if (commissioners.length === 0 || contributors.length === 0) return null;
  const commissionedOnly = without(commissioners, contributors, names);
  const contributedOnly = without(contributors, commissioners, names);
  if (commissionedOnly.length === commissioners.length && contributedOnly.length === contributors.length)
    return 'Nobody is named both as commissioning the audit and as contributing to it.';
  const sentences = [
    say(commissionedOnly, 'commissioned the audit', 'contributing to it'),
    say(contributedOnly, 'contributed', 'commissioning it'),
  ].filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function without(list: readonly Body[], other: readonly Body[], names: Names): readonly string[] {
  const key = (body: Body) => body.agency ?? nameBody(body, names).toLowerCase();
  const there = new Set(other.map(key));
  return [...new Set(list.filter((body) => !there.has(key(body))).map((body) => nameBody(body, names)))];
}

function say(who: readonly string[], did: string, not: string): string | null {
  if (who.length === 0) return null;
  const are = who.length === 1 ? 'is' : 'are';
  return `${beginSentence(new Intl.ListFormat('en-GB').format(who))} ${did} and ${are} not named as ${not}.`;
}
