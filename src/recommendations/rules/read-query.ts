import type { RecommendationQuery } from '../paths.ts';
import { recommendationForms } from '../recommendation.ts';

/** What an address asks for; a word that is no choice is passed over. */
export function readQuery(
  query: Readonly<Record<string, string>>,
): Pick<RecommendationQuery, 'form' | 'owner'> {
  const { form, owner } = query;
  return {
    form: recommendationForms.find((one) => one === form),
    owner: owner === 'named' || owner === 'none' ? owner : undefined,
  };
}
