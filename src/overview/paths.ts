import { accountPaths } from '#accounts';
import type { AuditOrder, InHandOrder, InHandState } from '#audits';
import { withQuery } from '#platform/forms';

/** What the list of audits is narrowed to and how it is ordered, as it stands in the address. */
export type AuditsQuery = {
  readonly year?: number | undefined;
  readonly topic?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: AuditOrder | undefined;
  readonly page?: number | undefined;
};

/** What the list of audits in hand is narrowed to and how it is ordered. */
export type InHandQuery = {
  readonly state?: InHandState | undefined;
  readonly q?: string | undefined;
  readonly sort?: InHandOrder | undefined;
  readonly page?: number | undefined;
};

/** The URLs of pages over the whole partnership; `m` is the membership one acts as. */
export const paths = {
  home: accountPaths.home,
  audits: (m: string, query: AuditsQuery = {}) => withQuery(accountPaths.audits(m), query),
  auditsFile: (m: string, query: AuditsQuery = {}) => withQuery(`${accountPaths.audits(m)}/download`, query),
  auditsInHand: (m: string, query: InHandQuery = {}) => withQuery(`${accountPaths.audits(m)}/in-hand`, query),
  auditsInHandFile: (m: string, query: InHandQuery = {}) =>
    withQuery(`${accountPaths.audits(m)}/in-hand/download`, query),
} as const;
