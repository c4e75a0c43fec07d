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
