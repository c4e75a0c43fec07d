import { opensMore, type Ask, type InvolvementAnswer } from '../involvement.ts';

/** What stands in a cell of the matrix. */
export const askStates = {
  known_in_scope: { label: 'Known', shape: 'audited' },
  known_partly: { label: 'Mostly out of scope', shape: 'mostly-out' },
  known_out_of_scope: { label: 'Out of scope', shape: 'out' },
  not_known: { label: 'Not known', shape: 'not-known' },
  not_known_or_out_of_scope: { label: 'Not known or out of scope', shape: 'not-separated' },
  not_applicable: { label: 'Does not apply', shape: 'not-applicable' },
  declined: { label: 'Declined', shape: 'excused' },
  late: { label: 'No reply', shape: 'no-reply' },
  waiting: { label: 'Asked, not yet due', shape: 'nothing-said' },
  not_asked: { label: 'Not asked', shape: null },
} as const;
export type AskState = keyof typeof askStates;
export const askStateCodes = Object.keys(askStates) as readonly AskState[];

export function isAskState(text: string): text is AskState {
  return Object.hasOwn(askStates, text);
}

/** Where an ask stands on an ISO day; no ask is "not asked". On the very day it is due, an answer is not late. */
export function stateOfAsk(ask: Pick<Ask, 'answer' | 'dueOn'> | undefined, today: string): AskState {
  if (ask === undefined) return 'not_asked';
  if (ask.answer !== null) return ask.answer;
  return ask.dueOn < today ? 'late' : 'waiting';
}

/** How many days an answer is late on an ISO day; 0 when it is not. */
export function daysLate(ask: Pick<Ask, 'answer' | 'dueOn'>, today: string): number {
  if (ask.answer !== null || ask.dueOn >= today) return 0;
  return Temporal.PlainDate.from(ask.dueOn).until(Temporal.PlainDate.from(today), { largestUnit: 'day' })
    .days;
}

/** "6 days late", "1 day late" */
export function sayLate(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'} late`;
}

export const turns = { agencies: 'Agencies’ turn', us: 'Our turn' } as const;
export type AskTurn = keyof typeof turns;

/**
 * Whose turn it is: the agency's until it has answered; ours where nobody was asked, and where an agency that knows the
 * people still waits to be told more; nobody's once all is said.
 */
export function turnOfAsk(ask: Pick<Ask, 'answer' | 'stage'> | undefined): AskTurn | null {
  if (ask === undefined) return 'us';
  if (ask.answer === null) return 'agencies';
  return isKnown(ask.answer) && ask.stage !== 'more' ? 'us' : null;
}

/** Whether the agency works, or worked, with the people of the case in the period. */
export function isKnown(answer: InvolvementAnswer | null): boolean {
  return answer !== null && opensMore.includes(answer);
}
