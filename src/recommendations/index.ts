export { recommendationForms, recommendationKinds } from './recommendation.ts';
export type { Owner, Recommendation, RecommendationForm, RecommendationKind } from './recommendation.ts';
export { formLabel, kindLabel } from './recommendation-labels.ts';
export { paths as recommendationPaths } from './paths.ts';
export { routes as recommendationRoutes } from './routes.ts';
export { remarkOn } from './rules/remarks.ts';
export type { Remark } from './rules/remarks.ts';
export { sayDue, saySecondStep } from './rules/say-due.ts';
export { listOwners, nameOwner, sayOwners } from './rules/say-owners.ts';
export { listRecommendationRefs, listRecommendations, recordRecommendations } from './store.ts';
export {
  countPartnershipRecommendations,
  countRecommendations,
  listAuditsWithoutRecommendations,
  listPartnershipRecommendations,
} from './store/across-audits.ts';
export type {
  AuditWithoutRecommendations,
  PartnershipRecommendation,
  RecommendationCounts,
} from './store/across-audits.ts';
