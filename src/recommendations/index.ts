export { recommendationForms, recommendationKinds } from './recommendation.ts';
export type { Owner, Recommendation, RecommendationForm, RecommendationKind } from './recommendation.ts';
