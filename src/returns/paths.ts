import { withQuery } from '#platform/forms';

/** What the progress of returns is narrowed to, as it stands in the address. */
export type ProgressQuery = { readonly state?: string | undefined; readonly turn?: string | undefined };

/** The URLs of audit tools and returns; `m` is the membership one acts as, `a` an audit's id, `t` a tool's. */
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
  /** What coordinators see of an audit's returns; `r` is a return's id. */
  progress: (m: string, a: string, query: ProgressQuery = {}) =>
    withQuery(`/as/${m}/audits/${a}/returns`, query),
  progressFile: (m: string, a: string) => `/as/${m}/audits/${a}/returns/download`,
  remindLate: (m: string, a: string) => `/as/${m}/audits/${a}/returns/remind`,
  remind: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/remind`,
  openReturns: (m: string, a: string) => `/as/${m}/audits/${a}/returns/open`,
  /** The agency's own side. */
  mine: (m: string) => `/as/${m}/returns`,
  return: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}`,
  section: (m: string, a: string, r: string, section: string) =>
    `/as/${m}/returns/${a}/${r}/sections/${section}`,
  item: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/sections/${section}/${list}/${item}`,
  itemRemoval: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/sections/${section}/${list}/${item}/remove`,
  itemMove: (m: string, a: string, r: string, section: string, list: string, item: string) =>
    `/as/${m}/returns/${a}/${r}/sections/${section}/${list}/${item}/move`,
  /** A file of a return; `standard` is the item that it belongs to. */
  fileAdd: (m: string, a: string, r: string, standard?: string) =>
    withQuery(`/as/${m}/returns/${a}/${r}/files/add`, { standard }),
  file: (m: string, a: string, r: string, evidence: string) => `/as/${m}/returns/${a}/${r}/files/${evidence}`,
  fileRemoval: (m: string, a: string, r: string, evidence: string) =>
    `/as/${m}/returns/${a}/${r}/files/${evidence}/remove`,
  earlierTexts: (m: string, a: string, r: string, section: string) =>
    `/as/${m}/returns/${a}/${r}/sections/${section}/earlier-texts`,
  check: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/check`,
  step: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/step`,
  signOff: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/sign-off`,
  sendBack: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/send-back`,
  draftFile: (m: string, a: string, r: string) => `/as/${m}/returns/${a}/${r}/pdf`,
  mySigned: (m: string, a: string, r: string, number: number) =>
    `/as/${m}/returns/${a}/${r}/signed/${number}`,
  returnFile: (m: string, a: string, r: string, number: number) =>
    `/as/${m}/returns/${a}/${r}/signed/${number}/pdf`,
  /** A return as coordinators see it. */
  signed: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}`,
  signedFile: (m: string, a: string, r: string, number: number) =>
    `/as/${m}/audits/${a}/returns/${r}/signed/${number}/pdf`,
  signedEvidence: (m: string, a: string, r: string, number: number, evidence: string) =>
    `/as/${m}/audits/${a}/returns/${r}/signed/${number}/files/${evidence}`,
  signedSendBack: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/send-back`,
  withdraw: (m: string, a: string, r: string) => `/as/${m}/audits/${a}/returns/${r}/withdraw`,
  /** `tool` is the tool and its version: "id.number". */
  grid: (m: string, a: string, tool: string) => withQuery(`/as/${m}/returns/${a}/grid`, { tool }),
  gridPaste: (m: string, a: string, tool: string) => withQuery(`/as/${m}/returns/${a}/grid/paste`, { tool }),
};
