import { withQuery } from '#platform/forms';

/** The URLs of audit tools and returns; `m` is the membership one acts as, `a` an audit's id, `t` a tool's, `r` a return's. */
export const paths = {
  tools: (m: string) => `/as/${m}/tools`,
  toolBegin: (m: string) => `/as/${m}/tools/begin`,
  tool: (m: string, t: string) => `/as/${m}/tools/${t}`,
  toolRename: (m: string, t: string) => `/as/${m}/tools/${t}/rename`,
  toolSection: (m: string, t: string, section: string) => `/as/${m}/tools/${t}/sections/${section}`,
  toolItem: (m: string, t: string, section: string, item: string) =>
    `/as/${m}/tools/${t}/sections/${section}/items/${item}`,
  toolMove: (m: string, t: string, section: string, item: string) =>
    `/as/${m}/tools/${t}/sections/${section}/items/${item}/move`,
  toolRemove: (m: string, t: string, section: string, item: string) =>
    `/as/${m}/tools/${t}/sections/${section}/items/${item}/remove`,
  toolPreview: (m: string, t: string, agencyType?: string) =>
    withQuery(`/as/${m}/tools/${t}/preview`, { agency: agencyType }),
  toolPublish: (m: string, t: string) => `/as/${m}/tools/${t}/publish`,
  toolRetire: (m: string, t: string) => `/as/${m}/tools/${t}/retire`,
  toolCompare: (m: string, t: string, from?: number, to?: number) =>
    withQuery(`/as/${m}/tools/${t}/compare`, { from, to }),
  toolFile: (m: string, t: string, number: number) => `/as/${m}/tools/${t}/versions/${number}/workbook`,
  toolImport: (m: string, t: string) => `/as/${m}/tools/${t}/import`,
  compose: (m: string, a: string) => `/as/${m}/audits/${a}/tool/compose`,
  auditTool: (m: string, a: string) => `/as/${m}/audits/${a}/tool`,
  progress: (m: string, a: string) => `/as/${m}/audits/${a}/returns`,
  progressFile: (m: string, a: string) => `/as/${m}/audits/${a}/returns/download`,
  openReturns: (m: string, a: string) => `/as/${m}/audits/${a}/returns/open`,
  nudge: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/nudge`,
  signed: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}`,
  sendBack: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/send-back`,
  moveReturn: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/move`,
  /** The agency's own side. */
  mine: (m: string) => `/as/${m}/returns`,
  return: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}`,
  section: (m: string, a: string, r: string, section: string) => `/as/${m}/returns/${a}/${r}/${section}`,
  item: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/${section}/${list}/${item}`,
  itemRemoval: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/${section}/${list}/${item}/remove`,
  itemMove: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/${section}/${list}/${item}/move`,
  earlierTexts: (m: string, a: string, r: string, section: string) =>
    `/as/${m}/returns/${a}/${r}/${section}/earlier-texts`,
  check: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/check`,
  submit: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/submit`,
  signOff: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/sign-off`,
  step: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/step`,
  returnFile: (m: string, a: string, r: string, number: number) =>
    `/as/${m}/returns/${a}/${r}/signed/${number}/pdf`,
  evidence: (m: string, a: string, r: string, section: string) =>
    `/as/${m}/returns/${a}/${r}/${section}/evidence`,
  evidenceFile: (m: string, a: string, r: string, evidence: string) =>
    `/as/${m}/returns/${a}/${r}/evidence/${evidence}`,
  grid: (m: string, a: string) => `/as/${m}/returns/${a}/grid`,
  gridPaste: (m: string, a: string) => `/as/${m}/returns/${a}/grid/paste`,
};
