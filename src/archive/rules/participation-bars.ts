import {
  beginSentence,
  findRepeatedStatements,
  nameRow,
  unexplainedCases,
  type Names,
  type Participation,
  type ParticipationStatus,
} from '#cases';

export type ParticipationBars = {
  readonly keys: readonly { readonly name: 'audited' | 'partly' | 'not' | 'open'; readonly label: string }[];
  readonly rows: readonly { readonly label: string; readonly values: Readonly<Record<string, number>> }[];
  /** Who has no bar because nothing is said about them: a bar of no length would be read as 0. */
  readonly leftOut: readonly string[];
};

const bars: Record<ParticipationStatus, string> = {
  audited: 'audited',
  mostly_out_of_scope: 'partly',
  out_of_scope: 'not',
  not_known: 'not',
  not_known_or_out_of_scope: 'not',
  not_applicable: 'not',
  declined: 'not',
  no_reply: 'open',
};

const labels: ParticipationBars['keys'] = [
  { name: 'audited', label: 'Audited' },
  { name: 'partly', label: 'Mostly out of scope' },
  { name: 'not', label: 'Not known, out of scope or not applicable' },
  { name: 'open', label: 'Not explained' },
];

/**
 * Participation as bars of equal length, each the whole sample; null where that cannot be drawn truly: without a sample,
 * with fewer than two rows of counts, or where a row's counts go beyond the sample.
 */
export function participationBars(participation: Participation, names: Names): ParticipationBars | null {
  const { sample } = participation;
  const { rows } = findRepeatedStatements(participation.rows);
  const told = rows.filter((row) => row.counts.length > 0);
  if (sample === null || told.length < 2) return null;
  if (told.some((row) => unexplainedCases(row, sample) === null)) return null;
  const drawn = told.map((row) => {
    const values: Record<string, number> = { open: unexplainedCases(row, sample) ?? 0 };
    for (const { status, cases } of row.counts) values[bars[status]] = (values[bars[status]] ?? 0) + cases;
    return { label: beginSentence(nameRow(row, names)), values };
  });
  return {
    keys: labels.filter(({ name }) => drawn.some((row) => (row.values[name] ?? 0) > 0)),
    rows: drawn,
    leftOut: rows.filter((row) => row.counts.length === 0).map((row) => nameRow(row, names)),
  };
}
