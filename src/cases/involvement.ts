import type { ParticipationStatus } from './participation.ts';

/**
 * What an agency says when it is asked whether it knew the people of a case (process.md 2.2). Nothing said is none of
 * these: it is "no reply".
 */
export const involvementAnswers = {
  known_in_scope: 'Known, in the period looked at',
  known_partly: 'Known, mostly outside the period',
  known_out_of_scope: 'Known, only outside the period',
  not_known: 'Not known',
  not_applicable: 'Does not apply',
  declined: 'Declined',
  /** Said elsewhere for both together; a coordinator notes it, no agency can give it here. */
  not_known_or_out_of_scope: 'Not known or outside the period, not told apart',
} as const;
export type InvolvementAnswer = keyof typeof involvementAnswers;

export const involvementAnswerCodes = Object.keys(involvementAnswers) as readonly InvolvementAnswer[];

export function isInvolvementAnswer(text: string): text is InvolvementAnswer {
  return Object.hasOwn(involvementAnswers, text);
}

/** Those that need a reason. */
export const needsReason: readonly InvolvementAnswer[] = ['not_applicable', 'declined'];

/** Those after which the agency goes on to look at its records, and may be told more. */
export const opensMore: readonly InvolvementAnswer[] = ['known_in_scope', 'known_partly'];

/** The column of the participation table that an answer counts in (Leicester 2018–19). */
export const countsAs: Readonly<Record<InvolvementAnswer, ParticipationStatus>> = {
  known_in_scope: 'audited',
  known_partly: 'mostly_out_of_scope',
  known_out_of_scope: 'out_of_scope',
  not_known: 'not_known',
  not_known_or_out_of_scope: 'not_known_or_out_of_scope',
  not_applicable: 'not_applicable',
  declined: 'declined',
};

/** How much of who a child is lies open to an agency. */
export const disclosureStages = {
  search: 'What it needs to search its records',
  more: 'What it needs to look at its records',
  closed: 'Nothing any more',
} as const;
export type DisclosureStage = keyof typeof disclosureStages;

export type Ask = {
  readonly id: string;
  readonly case: string;
  readonly caseNumber: number;
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
  /** ISO day. */
  readonly dueOn: string;
  readonly askedAt: Temporal.Instant;
  readonly stage: DisclosureStage;
  readonly seenAt: Temporal.Instant | null;
  readonly answer: InvolvementAnswer | null;
  readonly answeredAt: Temporal.Instant | null;
  readonly answeredBy: string | null;
  readonly version: number;
  readonly withdrawnAt: Temporal.Instant | null;
  readonly withdrawnReason: string | null;
  /** When whoever answers was last reminded; null where nobody was. */
  readonly chasedAt: Temporal.Instant | null;
};
