export type { AgencyEntry, PublishedAudit } from './published-audit.ts';
export type { Problem } from './rules/problem.ts';
export { publishedAuditBytesLimit, readPublishedAudit } from './rules/read-published-audit.ts';
export type { ReadPublishedAudit } from './rules/read-published-audit.ts';
export { writePublishedAudit } from './rules/write-published-audit.ts';
export { getPublishedAudit, importAudit } from './store.ts';
export type { Imported } from './store.ts';
