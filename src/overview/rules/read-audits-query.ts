import { auditOrders, inHandOrders, isInHandState, type InHandFilter } from '#audits';
import type { AuditsQuery, InHandQuery } from '../paths.ts';

const longestSearch = 100;

/** What an address asks for; what is no year, no order or no words is passed over. Topics are any word. */
export function readAuditsQuery(query: Readonly<Record<string, string>>): Omit<AuditsQuery, 'page'> {
  const { year, topic, q, sort } = query;
  return {
    year: /^(?:19|20|21)\d{2}$/.test(year ?? '') ? Number(year) : undefined,
    topic: topic !== undefined && /^[a-z_]{1,80}$/.test(topic) ? topic : undefined,
    q: readWords(q),
    sort: auditOrders.find((order) => order === sort),
  };
}

/** The same of the list of audits in hand. */
export function readInHandQuery(query: Readonly<Record<string, string>>): Omit<InHandQuery, 'page'> {
  const { state, q, sort } = query;
  return {
    state: state !== undefined && isInHandState(state) ? state : undefined,
    q: readWords(q),
    sort: inHandOrders.find((order) => order === sort),
  };
}

/** What such an address narrows the list to. */
export function inHandFilterOf({ state, q }: Omit<InHandQuery, 'page'>): InHandFilter {
  return { text: q, states: state === undefined ? undefined : [state] };
}

function readWords(typed: string | undefined): string | undefined {
  // PostgreSQL takes no NUL, and nobody looks for control characters.
  const words = (typed ?? '')
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestSearch)
    .toWellFormed();
  return words === '' ? undefined : words;
}
