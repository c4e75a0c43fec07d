export { methodKinds } from './audit.ts';
export type {
  AgencyEntry,
  AuditArea,
  AuditFacts,
  AuditMethod,
  Body,
  Citation,
  JointPartner,
  LibraryDocument,
  MethodKind,
  Resource,
  Scope,
  SourceDocument,
} from './audit.ts';
export { findGuidance, guidance } from './guidance.ts';
export type { GuidanceDocument, GuidanceEdition } from './guidance.ts';
export { countAudits, findAudit, getAuditFacts, listAudits, recordAudit } from './store.ts';
export { isOfAudit } from './audit-key.ts';
export type { AuditKey } from './audit-key.ts';
export type { AuditFilter, AuditSummary } from './store.ts';
