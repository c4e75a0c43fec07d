import {
  participationTable,
  sayParticipation,
  type Names,
  type Participation,
  type ParticipationTable,
} from '#cases';
import type { Block } from '#platform/documents';

/** The participation table, the same in words, what the counts leave open, and what marks mean. */
export function participationBlocks(participation: Participation, names: Names): readonly Block[] {
  const said = sayParticipation(participation, names);
  return [
    ...tabulate(participationTable(participation, names)),
    ...listed('In words', said.sentences),
    ...listed('Cases not explained', said.unexplained),
    ...said.notes.map((note) => paragraph(note)),
  ];
}

function tabulate(table: ParticipationTable): readonly Block[] {
  if (table.rows.length === 0) return [];
  // The shapes stand with their words at the head of the columns.
  const legend = table.marks.map((entry) => `“${entry.mark}”: ${entry.meaning}`).join('; ');
  return [
    {
      kind: 'table',
      caption: 'Number of cases by agency',
      columns: [
        { name: 'Agency', width: 6 },
        ...table.columns.map((column) => ({ name: `${column.symbol} ${column.label}`, width: 2 })),
      ],
      rows: table.rows.map((row) => [row.name, ...row.cells.map((cell) => cell.text)]),
    },
    ...(legend === '' ? [] : [paragraph(`${legend}.`, 'quiet')]),
  ];
}

/** Sentences under a heading; nothing where there are none. */
export function listed(title: string, texts: readonly string[]): readonly Block[] {
  if (texts.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', style: 'bullet', items: texts.map((text) => [text]) },
  ];
}

export function paragraph(text: string, tone?: 'lead' | 'quiet'): Block {
  return { kind: 'paragraph', runs: [text], tone };
}
