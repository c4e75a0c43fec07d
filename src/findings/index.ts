export { findingKinds } from './finding.ts';
export type { Extent, Finding, FindingKind, Statement } from './finding.ts';
export { findingLabel } from './rules/finding-label.ts';
export { paths as findingPaths } from './paths.ts';
export { routes as findingRoutes } from './routes.ts';
export { isFoundAgain, sayFound } from './rules/say-recurrence.ts';
export { groupByTheme } from './rules/group-by-theme.ts';
export type { FindingsOfTheme } from './rules/group-by-theme.ts';
export { sayExtent, sayFinding, sayReach } from './rules/say-extent.ts';
export {
  listFindingRefs,
  listFindings,
  listStatements,
  notInPublication,
  recordFindings,
  recordStatements,
} from './store.ts';
export { countFindings, listPartnershipFindings, tallyThemes } from './store/across-audits.ts';
export type { PartnershipFinding, ThemeTally } from './store/across-audits.ts';
