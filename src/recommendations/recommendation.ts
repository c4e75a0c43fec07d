import type { PartialDate } from '#platform/time';

/** A recommendation goes to a board with an owner; a suggested action is what the publication called one: kept apart. */
export const recommendationForms = ['recommendation', 'suggested_action'] as const;
export type RecommendationForm = (typeof recommendationForms)[number];

/** What is asked for (outputs.md § 6.1). `none`: a sentence published as an action that asks for nothing. */
export const recommendationKinds = [
  'change',
  'assurance_request',
  'guidance',
  'training',
  'system',
  'single_agency_action',
  'task_group',
  'escalate_nationally',
  'none',
] as const;
export type RecommendationKind = (typeof recommendationKinds)[number];

/** Who owes a response: an agency (one of its services), or a named body. */
export type Owner = {
  readonly agency: string | null;
  readonly service?: string | undefined;
  readonly name?: string | undefined;
};

export type Recommendation = {
  /** Unique within the audit and lasting: "a", "1". */
  readonly ref: string;
  readonly form: RecommendationForm;
  readonly kind: RecommendationKind;
  readonly text: string;
  /** Empty where the publication names nobody. */
  readonly owners: readonly Owner[];
  readonly due?: PartialDate | undefined;
  /** What happens after the response: "the Board then considers whether …". */
  readonly secondStep?: { readonly by: string; readonly text: string } | undefined;
  readonly themes: readonly string[];
  /** `ref`s of the findings it answers. */
  readonly findings?: readonly string[] | undefined;
};
