import type { AuditWithoutRecommendations, RecommendationCounts } from '#recommendations';

/** Something in what is recorded that is worth a second look, and where to look. */
export type Suggestion =
  | {
      readonly kind: 'no owner';
      readonly form: 'recommendation' | 'suggested_action';
      readonly count: number;
    }
  | { readonly kind: 'nothing asked'; readonly audit: AuditWithoutRecommendations };

/**
 * What a coordinator could look at next, as far as it can be told from what is recorded: recommendations that nobody
 * owns first, then suggested actions, then audits with learning that ask for nothing.
 */
export function suggestNext(
  counts: RecommendationCounts,
  silent: readonly AuditWithoutRecommendations[],
): readonly Suggestion[] {
  const forms = ['recommendation', 'suggested_action'] as const;
  return [
    ...forms.map((form) => ({ kind: 'no owner' as const, form, count: counts[form].ownerless })),
    ...silent.map((audit) => ({ kind: 'nothing asked' as const, audit })),
  ].filter((one) => one.kind === 'nothing asked' || one.count > 0);
}
