export { methodKinds } from './audit.ts';
export type {
  AuditArea,
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
