/** The URLs of audits; `m` is the membership one acts as, `a` the audit's id. */
export const paths = {
  audit: (m: string, a: string) => `/as/${m}/audits/${a}`,
  begin: (m: string) => `/as/${m}/audits/begin`,
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
  agreement: (m: string, a: string) => `/as/${m}/audits/${a}/agreement`,
  start: (m: string, a: string) => `/as/${m}/audits/${a}/start`,
  withdraw: (m: string, a: string) => `/as/${m}/audits/${a}/withdraw`,
  dates: (m: string, a: string) => `/as/${m}/audits/${a}/dates`,
  milestone: (m: string, a: string, milestone: string) => `/as/${m}/audits/${a}/dates/${milestone}`,
  calendar: (m: string, a: string) => `/as/${m}/audits/${a}/calendar`,
  askedAgencies: (m: string, a: string) => `/as/${m}/audits/${a}/asked`,
  requests: (m: string) => `/as/${m}/requests`,
  request: (m: string, a: string) => `/as/${m}/requests/${a}`,
  requestCalendar: (m: string, a: string) => `/as/${m}/requests/${a}/calendar`,
} as const;
