import { accountPaths } from '#accounts';
import { withQuery } from '#platform/forms';
import type { RecommendationForm } from './recommendation.ts';

/** What the list across audits is narrowed to, as it stands in the address. */
export type RecommendationQuery = {
  readonly form?: RecommendationForm | undefined;
  readonly owner?: 'named' | 'none' | undefined;
  readonly page?: number | undefined;
};

/** The URLs of recommendations across audits; `m` is the membership one acts as. */
export const paths = {
  recommendations: (m: string, query: RecommendationQuery = {}) =>
    withQuery(accountPaths.recommendations(m), query),
  recommendationsFile: (m: string, query: RecommendationQuery = {}) =>
    withQuery(`${accountPaths.recommendations(m)}/download`, query),
} as const;
