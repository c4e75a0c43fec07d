import { participationStatuses } from '../participation.ts';
import type { Participation, ParticipationRow, ParticipationStatus } from '../participation.ts';
import { findRepeatedStatements } from './repeated-statements.ts';
import { beginSentence } from './say-cases.ts';
import { nameRow } from './say-row.ts';
import type { Names } from './say-row.ts';
import { unexplainedCases } from './unexplained-cases.ts';

export type ParticipationColumn = {
  readonly status: ParticipationStatus | 'not_explained';
  /** The words of the column. */
  readonly label: string;
  /** Its shape, so that meaning never hangs on colour. */
  readonly symbol: string;
};

export type ParticipationCell = {
  /** `nothing_said` and `not_mentioned` are never a 0: a 0 stands only where the source gives it. */
  readonly kind: 'count' | 'nothing_said' | 'not_mentioned';
  /** What is printed: "3", "0", "nothing said", "·". */
  readonly text: string;
  /** What a screen reader is to say: the same, but "not mentioned" for the point. */
  readonly spoken: string;
};

type Legend = { readonly mark: string; readonly meaning: string };

export type ParticipationTable = {
  readonly columns: readonly ParticipationColumn[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly ParticipationCell[] }[];
  /** What the shapes of the columns mean. */
  readonly shapes: readonly Legend[];
  /** What stands in the cells beside plain numbers: "0", "nothing said" and "·", where they occur. */
  readonly marks: readonly Legend[];
};

const labels: Record<ParticipationColumn['status'], { readonly label: string; readonly symbol: string }> = {
  audited: { label: 'Audited', symbol: '●' },
  mostly_out_of_scope: { label: 'Mostly out of scope', symbol: '◐' },
  out_of_scope: { label: 'Out of scope', symbol: '○' },
  not_known: { label: 'Not known', symbol: '–' },
  not_known_or_out_of_scope: { label: 'Not known or out of scope (not separated)', symbol: '◇' },
  not_applicable: { label: 'Not applicable', symbol: '×' },
  declined: { label: 'Declined', symbol: '⊘' },
  no_reply: { label: 'No reply', symbol: '?' },
  not_explained: { label: 'Not explained', symbol: '?' },
};

/** The word and the shape of a status: "Audited", "●". */
export function participationLabel(status: ParticipationColumn['status']): {
  readonly label: string;
  readonly symbol: string;
} {
  return labels[status];
}

/**
 * The participation table: a row for each agency, only the statuses that are used as columns, and "Not explained"
 * where counts fall short of the sample. No row of totals: a row that says nothing would make every total too low.
 */
export function participationTable(participation: Participation, names: Names): ParticipationTable {
  const { rows } = findRepeatedStatements(participation.rows);
  const used = participationStatuses.filter((status) =>
    rows.some((row) => row.counts.some((count) => count.status === status)),
  );
  const gaps = rows.some((row) => (unexplainedCases(row, participation.sample) ?? 0) > 0);
  const statuses: readonly ParticipationColumn['status'][] = gaps ? [...used, 'not_explained'] : used;
  // Without any count there is still the column in which "nothing said" stands.
  const columns = (statuses.length === 0 ? (['audited'] as const) : statuses).map((status) => ({
    status,
    ...labels[status],
  }));
  const filled = rows.map((row) => ({
    name: beginSentence(nameRow(row, names)),
    cells: columns.map((column, at) => fillCell(row, column.status, participation.sample, at === 0)),
  }));
  return { columns, rows: filled, ...explainMarks(columns, filled) };
}

function fillCell(
  row: ParticipationRow,
  status: ParticipationColumn['status'],
  sample: number | null,
  first: boolean,
): ParticipationCell {
  if (row.counts.length === 0)
    return first ? { kind: 'nothing_said', text: 'nothing said', spoken: 'nothing said' } : unmentioned;
  if (status === 'not_explained') {
    const left = unexplainedCases(row, sample);
    return left === null || left === 0 ? unmentioned : countCell(String(left));
  }
  const counts = row.counts.filter((count) => count.status === status);
  if (counts.length === 0) return unmentioned;
  const reasons = [
    ...new Set(counts.flatMap((count) => (count.reason === undefined ? [] : [count.reason]))),
  ].join('; ');
  const number = String(counts.reduce((sum, count) => sum + count.cases, 0));
  return countCell(reasons === '' ? number : `${number} (${reasons})`);
}

const unmentioned: ParticipationCell = { kind: 'not_mentioned', text: '·', spoken: 'not mentioned' };

function countCell(text: string): ParticipationCell {
  return { kind: 'count', text, spoken: text };
}

function explainMarks(
  columns: readonly ParticipationColumn[],
  rows: ParticipationTable['rows'],
): Pick<ParticipationTable, 'shapes' | 'marks'> {
  const cells = rows.flatMap((row) => row.cells);
  const marks: Legend[] = [];
  if (cells.some((cell) => cell.text === '0'))
    marks.push({ mark: '0', meaning: 'the source gives the number nought' });
  if (cells.some((cell) => cell.kind === 'nothing_said'))
    marks.push({ mark: 'nothing said', meaning: 'the agency is named without any number' });
  if (cells.some((cell) => cell.kind === 'not_mentioned'))
    marks.push({ mark: '·', meaning: 'not mentioned for this agency' });
  return {
    shapes: columns.map((column) => ({ mark: column.symbol, meaning: column.label.toLowerCase() })),
    marks,
  };
}
