import type { Ask } from '../involvement.ts';

/** Which of these asks to answer next: the one that is due first; null where all that stand are answered. */
export function nextToAnswer(asks: readonly Ask[]): Ask | null {
  const waiting = asks.filter((ask) => ask.answer === null && ask.withdrawnAt === null);
  const inOrder = waiting.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.caseNumber - b.caseNumber);
  return inOrder[0] ?? null;
}
