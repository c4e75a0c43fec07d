export { findingKinds } from './finding.ts';
export type { Extent, Finding, FindingKind, Statement } from './finding.ts';
export { isTheme, themeFramework, themeGroups, themeLabel, themes } from './theme.ts';
export type { Theme, ThemeGroup } from './theme.ts';
export { findingLabel } from './rules/finding-label.ts';
export { groupByTheme } from './rules/group-by-theme.ts';
export type { FindingsOfTheme } from './rules/group-by-theme.ts';
export { sayExtent, sayFinding } from './rules/say-extent.ts';
export {
  countFindings,
  listFindings,
  listPartnershipFindings,
  listStatements,
  notInPublication,
  recordFindings,
  recordStatements,
} from './store.ts';
export type { PartnershipFinding } from './store.ts';
