import {
  beginSentence,
  findRepeatedStatements,
  gatherCounts,
  nameRow,
  participationLabel,
  participationStatuses,
  unexplainedCases,
  type Names,
  type Participation,
} from '#cases';

type Cell = string | number | null;

/**
 * Participation as rows for a spreadsheet, heads first: a column for every status, whether used or not, so that the files of
 * two audits can be laid one under the other. An empty cell is a count that was not given; it is never 0.
 */
export function participationRows(participation: Participation, names: Names): readonly (readonly Cell[])[] {
  const heads: readonly Cell[] = [
    'Agency or service',
    'Whole sector',
    'Cases in the sample',
    ...participationStatuses.map((status) => participationLabel(status).label),
    participationLabel('not_explained').label,
    'Remark',
  ];
  const { rows } = findRepeatedStatements(participation.rows);
  const lines = rows.map((row) => {
    const counts = gatherCounts(row.counts);
    const reasons = counts.flatMap((count) => (count.reason === undefined ? [] : [count.reason]));
    const cells = participationStatuses.map((status): Cell => {
      const own = counts.filter((count) => count.status === status);
      return own.length === 0 ? null : own.reduce((sum, count) => sum + count.cases, 0);
    });
    return [
      beginSentence(nameRow(row, names)),
      row.sector === true ? 'yes' : 'no',
      participation.sample,
      ...cells,
      unexplainedCases(row, participation.sample),
      row.counts.length === 0 ? 'nothing said' : reasons.join('; '),
    ];
  });
  return [heads, ...lines];
}
