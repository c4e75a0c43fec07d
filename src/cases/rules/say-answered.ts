import { involvementAnswers, type Ask } from '../involvement.ts';
import { isKnown } from './state-of-ask.ts';

/** What became of an ask with its answer: what was kept, and what lies open to the agency now. */
export function sayAnswered(name: string, ask: Pick<Ask, 'answer' | 'stage'>): string {
  if (ask.answer === null) return `${name} waits for an answer.`;
  const kept = `${name}: kept as “${involvementAnswers[ask.answer]}”.`;
  if (!isKnown(ask.answer)) return `${kept} What you were told about the people is closed again.`;
  if (ask.stage === 'more') return `${kept} You are now told more, to look at your records.`;
  return `${kept} Whoever coordinates the audit tells you more when you need it.`;
}
