/** A child may be unsafe now: said about a case, at any time, outside the stages of the audit. */
export const concernStates = {
  raised: 'To be acknowledged',
  acknowledged: 'Acknowledged',
  closed: 'Closed',
} as const;
export type ConcernState = keyof typeof concernStates;

export const concernOutcomes = {
  referred: "Referred to children's social care or the police",
  already_known: 'Already known to those who can act, and acted on',
  agency_action: 'An agency acted',
  no_further_action: 'Looked into, and nothing more was needed',
  other: 'Something else came of it',
} as const;
export type ConcernOutcome = keyof typeof concernOutcomes;

export const concernOutcomeCodes = Object.keys(concernOutcomes) as readonly ConcernOutcome[];

/** Whether somebody has followed their own emergency and referral route. */
export const referralAnswers = {
  yes: 'Yes, I have done it',
  doing: 'I am doing it now',
  no: 'No',
} as const;
export type ReferralAnswer = keyof typeof referralAnswers;

export const referralAnswerCodes = Object.keys(referralAnswers) as readonly ReferralAnswer[];

/** What was written when it was raised; sealed under the case's key. */
export type ConcernWords = {
  readonly feared: string;
  readonly done: string;
  readonly referral: ReferralAnswer;
  /** Why not, where it was not. */
  readonly because: string;
};

/** What was written with a step; sealed. */
export type StepWords = {
  readonly words: string;
  /** To whom it was passed on; null to every coordinator. Absent with every other step. */
  readonly to?: string | null;
};

/** A sealed value as it opens: "destroyed" with its key; "moved" when it was not sealed for this place, or was changed. */
export type Opened<Words> =
  { readonly state: 'open'; readonly words: Words } | { readonly state: 'destroyed' | 'moved' };

export type Concern = {
  readonly audit: string;
  readonly id: string;
  readonly case: string;
  readonly caseNumber: number;
  readonly raisedBy: string;
  readonly raisedAt: Temporal.Instant;
  readonly referred: boolean;
  /** Memberships; both null while it goes to every coordinator. */
  readonly recipient: string | null;
  readonly deputy: string | null;
  readonly acknowledgeBy: Temporal.Instant;
  readonly state: ConcernState;
  readonly outcome: ConcernOutcome | null;
  readonly version: number;
};

export const stepKinds = {
  acknowledged: 'Acknowledged',
  chased: 'Not acknowledged in time: those who should have were written to again',
  passed_on: 'Passed on',
  noted: 'Note',
  closed: 'Closed',
} as const;
export type StepKind = keyof typeof stepKinds;

export type ConcernStep = {
  readonly number: number;
  readonly kind: StepKind;
  readonly doneBy: string | null;
  readonly doneAt: Temporal.Instant;
  readonly words: Opened<StepWords> | null;
};

/** Somebody with a concern: who is to see to it, or who raised it or had it before. */
export type ConcernHat = 'receiver' | 'party';

export const concernActions = ['acknowledge', 'pass_on', 'note', 'close'] as const;
export type ConcernAction = (typeof concernActions)[number];

export function isConcernAction(text: string): text is ConcernAction {
  return (concernActions as readonly string[]).includes(text);
}

export type Move = {
  readonly to: ConcernState;
  readonly by: readonly ConcernHat[];
  readonly step: Exclude<StepKind, 'chased'>;
};

const receivers: readonly ConcernHat[] = ['receiver'];
const everybody: readonly ConcernHat[] = ['receiver', 'party'];

/**
 * What may be done with a concern, from which state, by whom, and what comes of it. It is closed by somebody who has
 * acknowledged it: a child's safety is not settled unseen. What is closed may still be written to; what is feared anew is
 * a concern of its own.
 */
export const concernMoves: Readonly<Record<ConcernState, Partial<Readonly<Record<ConcernAction, Move>>>>> = {
  raised: {
    acknowledge: { to: 'acknowledged', by: receivers, step: 'acknowledged' },
    pass_on: { to: 'raised', by: receivers, step: 'passed_on' },
    note: { to: 'raised', by: everybody, step: 'noted' },
  },
  acknowledged: {
    pass_on: { to: 'raised', by: receivers, step: 'passed_on' },
    note: { to: 'acknowledged', by: everybody, step: 'noted' },
    close: { to: 'closed', by: receivers, step: 'closed' },
  },
  closed: {
    note: { to: 'closed', by: everybody, step: 'noted' },
  },
};

/** What somebody may do with a concern as it stands; null when they may not. */
export function findMove(state: ConcernState, action: ConcernAction, hat: ConcernHat): Move | null {
  const move = concernMoves[state][action];
  return move?.by.includes(hat) === true ? move : null;
}

/** Who somebody is to a concern that they can read. */
export function hatOf(
  concern: Pick<Concern, 'recipient' | 'deputy'>,
  who: { readonly membership: string; readonly coordinates: boolean },
): ConcernHat {
  const isNamed = who.membership === concern.recipient || who.membership === concern.deputy;
  return who.coordinates || isNamed ? 'receiver' : 'party';
}

/** To whom an audit's concerns go. */
export type ConcernRoute = {
  readonly recipient: string;
  readonly deputy: string;
  /** As rules/concern-hours.ts reads it. */
  readonly hours: string;
  readonly withinMinutes: number;
};

/** Minutes in which a concern is to be acknowledged where nobody said how many. */
export const usualMinutes = 60;

/** That an agency, or a coordinator for all of them (null), found nothing of that kind in a case. */
export type NoneFound = {
  readonly case: string;
  readonly agency: string | null;
  readonly saidBy: string;
  readonly saidAt: Temporal.Instant;
};

/** The job that writes to whoever is to acknowledge a concern; it finds out by itself what is due. */
export const tellingTask = 'tell-of-concerns';
