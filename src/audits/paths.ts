import { accountPaths } from '#accounts';
import { withQuery } from '#platform/forms';

/** What the library is narrowed to and how it is ordered, as it stands in the address. */
export type LibraryQuery = {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly origin?: string | undefined;
  readonly state?: string | undefined;
  readonly sort?: string | undefined;
  readonly page?: number | undefined;
};

/** Which year of the programme: the calendar year that it begins in. */
export type ProgrammeQuery = { readonly year?: number | undefined };

/** The URLs of audits and of the library they cite; `m` is the membership one acts as, `a` the audit's id. */
export const paths = {
  audit: (m: string, a: string) => `/as/${m}/audits/${a}`,
  library: (m: string, query: LibraryQuery = {}) => withQuery(accountPaths.library(m), query),
  libraryFile: (m: string, query: LibraryQuery = {}) => withQuery(`/as/${m}/library/download`, query),
  libraryAdd: (m: string) => `/as/${m}/library/add`,
  libraryItem: (m: string, ref: string) => `/as/${m}/library/documents/${ref}`,
  libraryItemEdit: (m: string, ref: string) => `/as/${m}/library/documents/${ref}/edit`,
  libraryItemRetire: (m: string, ref: string) => `/as/${m}/library/documents/${ref}/retire`,
  libraryHistory: (m: string, ref: string) => `/as/${m}/library/documents/${ref}/history`,
  /** `over`: the label of a shipped or brought edition of which the partnership keeps its own version. */
  editionAdd: (m: string, ref: string, over?: string) =>
    withQuery(`/as/${m}/library/documents/${ref}/editions/add`, { over }),
  editionEdit: (m: string, ref: string, edition: string) =>
    `/as/${m}/library/documents/${ref}/editions/${edition}`,
  editionRetire: (m: string, ref: string, edition: string) =>
    `/as/${m}/library/documents/${ref}/editions/${edition}/retire`,
  programme: (m: string, query: ProgrammeQuery = {}) => withQuery(`/as/${m}/programme`, query),
  plannedAdd: (m: string, query: ProgrammeQuery = {}) => withQuery(`/as/${m}/programme/add`, query),
  planned: (m: string, planned: string) => `/as/${m}/programme/planned/${planned}`,
  plannedDrop: (m: string, planned: string) => `/as/${m}/programme/planned/${planned}/drop`,
  plannedEarlier: (m: string, planned: string) => `/as/${m}/programme/planned/${planned}/earlier-texts`,
  priorityAdd: (m: string) => `/as/${m}/programme/priorities/add`,
  priority: (m: string, priority: string) => `/as/${m}/programme/priorities/${priority}`,
  priorityEarlier: (m: string, priority: string) => `/as/${m}/programme/priorities/${priority}/earlier-texts`,
  /** `planned`: the planned audit that is begun. */
  begin: (m: string, planned?: string) => withQuery(`/as/${m}/audits/begin`, { planned }),
  templates: (m: string) => `/as/${m}/audits/templates`,
  terms: (m: string, a: string) => `/as/${m}/audits/${a}/terms`,
  section: (m: string, a: string, section: string) => `/as/${m}/audits/${a}/terms/${section}`,
  item: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/terms/${section}/${list}/${item}`,
  itemRemoval: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/terms/${section}/${list}/${item}/remove`,
  itemMove: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/terms/${section}/${list}/${item}/move`,
  earlierTexts: (m: string, a: string, section: string) =>
    `/as/${m}/audits/${a}/terms/${section}/earlier-texts`,
  check: (m: string, a: string) => `/as/${m}/audits/${a}/check`,
  draftFile: (m: string, a: string, format: string) => `/as/${m}/audits/${a}/draft/${format}`,
  version: (m: string, a: string, number: number) => `/as/${m}/audits/${a}/versions/${number}`,
  versionFile: (m: string, a: string, number: number, format: string) =>
    `/as/${m}/audits/${a}/versions/${number}/${format}`,
  noteAnswer: (m: string, a: string, number: number, commissioner: string) =>
    `/as/${m}/audits/${a}/versions/${number}/answers/${commissioner}`,
  // Where the later parts of a live audit begin; the slices behind them build on these.
  cases: (m: string, a: string) => `/as/${m}/audits/${a}/cases`,
  involvement: (m: string, a: string) => `/as/${m}/audits/${a}/involvement`,
  tool: (m: string, a: string) => `/as/${m}/audits/${a}/tool`,
  returns: (m: string, a: string) => `/as/${m}/audits/${a}/returns`,
  concerns: (m: string, a: string) => `/as/${m}/audits/${a}/concerns`,
  agreement: (m: string, a: string) => `/as/${m}/audits/${a}/agreement`,
  start: (m: string, a: string) => `/as/${m}/audits/${a}/start`,
  withdraw: (m: string, a: string) => `/as/${m}/audits/${a}/withdraw`,
  dates: (m: string, a: string) => `/as/${m}/audits/${a}/dates`,
  milestone: (m: string, a: string, milestone: string) => `/as/${m}/audits/${a}/dates/${milestone}`,
  calendar: (m: string, a: string) => `/as/${m}/audits/${a}/calendar`,
  askedAgencies: (m: string, a: string) => `/as/${m}/audits/${a}/asked`,
  /** The second list holds what is asked no longer. */
  requests: (m: string, query: { readonly list?: 'earlier' | undefined; readonly page?: number } = {}) =>
    withQuery(`/as/${m}/requests`, query),
  request: (m: string, a: string) => `/as/${m}/requests/${a}`,
  /** Which cases of the audit the agency is asked about. */
  requestCases: (m: string, a: string) => `/as/${m}/requests/${a}/cases`,
  requestCalendar: (m: string, a: string) => `/as/${m}/requests/${a}/calendar`,
} as const;
