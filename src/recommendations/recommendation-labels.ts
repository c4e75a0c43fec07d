import type { RecommendationForm, RecommendationKind } from './recommendation.ts';

const forms: Readonly<Record<RecommendationForm, { readonly one: string; readonly many: string }>> = {
  recommendation: { one: 'Recommendation', many: 'Recommendations' },
  suggested_action: { one: 'Suggested action', many: 'Suggested actions' },
};

const kinds: Readonly<Record<RecommendationKind, string>> = {
  change: 'Change in practice',
  assurance_request: 'Request for assurance',
  guidance: 'Guidance',
  training: 'Training or awareness',
  system: 'System or process',
  single_agency_action: 'Action for one agency',
  task_group: 'Task group',
  escalate_nationally: 'To be raised nationally',
  none: 'Asks for nothing',
};

/** "Recommendation" or "Suggested action", and of many. */
export function formLabel(form: RecommendationForm): { readonly one: string; readonly many: string } {
  return forms[form];
}

/** What is asked for, in a few words; a code that is not known stands for itself. */
export function kindLabel(kind: RecommendationKind): string {
  return kinds[kind] ?? kind;
}
