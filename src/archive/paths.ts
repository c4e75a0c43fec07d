/** The URLs of one recorded audit, of bringing one in and of recording one; `m` is the membership one acts as, `a` the audit's id. */
export const paths = {
  audit: (m: string, a: string) => `/as/${m}/audits/${a}`,
  participation: (m: string, a: string) => `/as/${m}/audits/${a}/participation`,
  participationFile: (m: string, a: string, format: 'csv') => `/as/${m}/audits/${a}/participation/${format}`,
  findings: (m: string, a: string, filter: FindingsFilter = {}) =>
    `/as/${m}/audits/${a}/findings${sayQuery(filter)}`,
  recommendations: (m: string, a: string) => `/as/${m}/audits/${a}/recommendations`,
  /** The page is one of `reports`; its place in the rail is here. */
  briefings: (m: string, a: string) => `/as/${m}/audits/${a}/briefings`,
  exportAudit: (m: string, a: string) => `/as/${m}/audits/${a}/export`,
  importAudit: (m: string) => `/as/${m}/audits/import`,
  importConfirm: (m: string) => `/as/${m}/audits/import/confirm`,
  correct: (m: string, a: string) => `/as/${m}/audits/${a}/correct`,
  corrections: (m: string, a: string) => `/as/${m}/audits/${a}/corrections`,
  correctionFile: (m: string, a: string, number: number) => `/as/${m}/audits/${a}/corrections/${number}`,
  record: (m: string) => `/as/${m}/audits/record`,
  recording: (m: string, a: string) => `/as/${m}/audits/${a}/recording`,
  recordingCheck: (m: string, a: string) => `/as/${m}/audits/${a}/recording/check`,
  recordingFile: (m: string, a: string) => `/as/${m}/audits/${a}/recording/file`,
  recordingAway: (m: string, a: string) => `/as/${m}/audits/${a}/recording/put-away`,
  recordingSection: (m: string, a: string, section: string) => `/as/${m}/audits/${a}/recording/${section}`,
  recordingEarlier: (m: string, a: string, section: string) =>
    `/as/${m}/audits/${a}/recording/${section}/earlier-texts`,
  recordingItem: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/recording/${section}/${list}/${item}`,
  recordingItemRemoval: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/recording/${section}/${list}/${item}/remove`,
  recordingItemMove: (m: string, a: string, section: string, list: string, item: string) =>
    `/as/${m}/audits/${a}/recording/${section}/${list}/${item}/move`,
} as const;

/** What a list of findings is narrowed to: codes as they stand in the address. */
export type FindingsFilter = {
  readonly kind?: string | undefined;
  readonly theme?: string | undefined;
  /** The label of a case as published. */
  readonly case?: string | undefined;
};

function sayQuery(filter: FindingsFilter): string {
  const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
