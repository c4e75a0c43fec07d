export type { Brand, PartnershipMark } from './brand.ts';
export { aboutBriefing, briefingKinds, briefingLabel, factsCarried, isBriefingKind } from './briefing.ts';
export type { BriefingKind, Fact } from './briefing.ts';
export { composeBriefing } from './rules/compose-briefing.ts';
export { declaredFacts } from './rules/declared-facts.ts';
export type { DeclaredFact } from './rules/declared-facts.ts';
export { wordBudget } from './rules/word-budget.ts';
export type { TileBudget } from './rules/word-budget.ts';
