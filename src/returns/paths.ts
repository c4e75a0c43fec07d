import { withQuery } from '#platform/forms';

/** The URLs of audit tools; `m` is the membership one acts as, `a` an audit's id, `t` a tool's. */
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
};
