import type { RecommendationKind } from '#recommendations';

const words: Record<RecommendationKind, string> = {
  change: 'A change in practice',
  assurance_request: 'Assurance',
  guidance: 'Guidance',
  training: 'Training or awareness',
  system: 'A change to a system',
  single_agency_action: 'An action by one agency',
  task_group: 'A task and finish group',
  escalate_nationally: 'Raising it nationally',
  none: 'Nothing: it states how things are',
};

/** What a recommendation asks for, in words. */
export function sayKind(kind: RecommendationKind): string {
  return words[kind];
}
