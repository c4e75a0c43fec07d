import { londonDay } from '#platform/time';
import { columnCode, type AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import { daysLate } from './state-of-ask.ts';

/** An ask that waits for an answer. */
export type ChaseRow = {
  readonly ask: Ask;
  readonly column: AskColumn;
  readonly daysLate: number;
  /** A reminder went today: another is not sent before tomorrow. */
  readonly isRemindedToday: boolean;
};

/** Everything that waits for an answer on an ISO day, the latest of all first. */
export function chaseRows(
  asks: readonly Ask[],
  columns: readonly AskColumn[],
  today: string,
): readonly ChaseRow[] {
  const byCode = new Map(columns.map((column) => [column.code, column]));
  return asks
    .filter((ask) => ask.answer === null && ask.withdrawnAt === null)
    .flatMap((ask): readonly ChaseRow[] => {
      const column = byCode.get(columnCode(ask));
      if (column === undefined) return [];
      const isRemindedToday = ask.chasedAt !== null && londonDay(ask.chasedAt) === today;
      return [{ ask, column, daysLate: daysLate(ask, today), isRemindedToday }];
    })
    .toSorted(
      (a, b) =>
        a.ask.dueOn.localeCompare(b.ask.dueOn) ||
        a.column.agencyName.localeCompare(b.column.agencyName, 'en-GB') ||
        a.ask.caseNumber - b.ask.caseNumber,
    );
}
