export { recommendationForms, recommendationKinds } from './recommendation.ts';
export type { Owner, Recommendation, RecommendationForm, RecommendationKind } from './recommendation.ts';
export { remarkOn } from './rules/remarks.ts';
export type { Remark } from './rules/remarks.ts';
export { sayDue, saySecondStep } from './rules/say-due.ts';
export { listOwners, nameOwner, sayOwners } from './rules/say-owners.ts';
export { countRecommendations, listRecommendations, recordRecommendations } from './store.ts';
