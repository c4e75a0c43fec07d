export { findingKinds } from './finding.ts';
export type { Extent, Finding, FindingKind, Statement } from './finding.ts';
