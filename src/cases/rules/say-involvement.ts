import { sayColumn, type AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import type { Participation } from '../participation.ts';
import { participationOf } from './participation-of.ts';
import { sayAgenciesPerCase } from './say-agencies-per-case.ts';
import { sayParticipation, type SaidParticipation } from './say-participation.ts';
import type { Names } from './say-row.ts';

/** What the asks and answers of a live audit come to, as the page, the files and the report say it. */
export type SaidInvolvement = {
  readonly participation: Participation;
  readonly names: Names;
  readonly said: SaidParticipation;
  /** How many agencies work with one family; null while no agency knew any. */
  readonly perCase: string | null;
  /** Answers that are still to come, and cases that an agency was not asked about: what no count holds. */
  readonly notCounted: readonly string[];
};

/** @param reasons why the question does not apply, by ask. `today` is ISO. `names`: as over the columns unless given. */
export function sayInvolvement(
  facts: {
    readonly asks: readonly Ask[];
    readonly cases: readonly { readonly id: string }[];
    readonly columns: readonly AskColumn[];
    readonly today: string;
  },
  reasons: ReadonlyMap<string, string>,
  names: Names = shortNames(facts.columns),
): SaidInvolvement {
  const { asks, cases, columns, today } = facts;
  const participation = participationOf(asks, cases, columns, today, reasons);
  return {
    participation,
    names,
    said: sayParticipation(participation, names),
    perCase: sayAgenciesPerCase(cases, asks),
    notCounted: [...sayWaiting(asks, today), ...sayNotAsked(asks, cases, columns)],
  };
}

function shortNames(columns: readonly AskColumn[]): Names {
  const agencies = new Map(columns.map((column) => [column.agency, column.agencyName]));
  return (ref) => agencies.get(ref) ?? '';
}

function sayWaiting(asks: readonly Ask[], today: string): readonly string[] {
  const waiting = asks.filter((ask) => ask.answer === null && ask.dueOn >= today).length;
  return waiting === 0
    ? []
    : [`${waiting} ${waiting === 1 ? 'answer is' : 'answers are'} not due yet and counted nowhere.`];
}

function sayNotAsked(
  asks: readonly Ask[],
  cases: readonly { readonly id: string }[],
  columns: readonly AskColumn[],
): readonly string[] {
  const left = columns
    .filter(({ setting }) => setting === null)
    .map((column) => {
      const asked = new Set(asks.filter((ask) => isIn(ask, column)).map((ask) => ask.case));
      return { column, many: cases.length - asked.size };
    })
    .filter(({ many }) => many > 0)
    .map(({ column, many }) => `${sayColumn(column)} (${many} left out)`);
  return left.length === 0
    ? []
    : [
        `Not asked about every case: ${new Intl.ListFormat('en-GB').format(left)}. What became of those the report cannot say.`,
      ];
}

function isIn(ask: Pick<Ask, 'agency' | 'service'>, column: AskColumn): boolean {
  return ask.agency === column.agency && ask.service === (column.service?.id ?? null);
}
