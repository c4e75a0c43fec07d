export { findingKinds } from './finding.ts';
export type { Extent, Finding, FindingKind, Statement } from './finding.ts';
export { isTheme, themeFramework, themeGroups, themeLabel, themes } from './theme.ts';
export type { Theme, ThemeGroup } from './theme.ts';
