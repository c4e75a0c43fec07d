import type { Brand } from '#accounts';
import { participationNames, saySample, type PublishedAudit } from '#archive';
import { participationTable, sayParticipation } from '#cases';
import type { ParticipationTable } from '#cases';
import type { Block, DocumentContent } from '#platform/documents';
import { beginDocument } from './begin-document.ts';
import { saySource } from './say-source.ts';

/** The participation table as a document: counts, the same in words, what the counts leave open, and what marks mean. */
export function composeParticipation(audit: PublishedAudit, brand: Brand): DocumentContent {
  const names = participationNames(audit);
  const said = sayParticipation(audit.participation, names);
  const remark = audit.participation.remark === undefined ? '' : ` ${audit.participation.remark}`;
  return {
    ...beginDocument('participation', audit, brand, 'landscape'),
    blocks: [
      paragraph(`${saySample(audit)}. ${said.overview}${remark}`, 'lead'),
      ...tabulate(participationTable(audit.participation, names)),
      ...listed('In words', said.sentences),
      ...listed('Cases not explained', said.unexplained),
      ...said.notes.map((note) => paragraph(note)),
      paragraph(`Source: ${saySource(audit)}.`, 'quiet'),
    ],
  };
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

function listed(title: string, texts: readonly string[]): readonly Block[] {
  if (texts.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'list', style: 'bullet', items: texts.map((text) => [text]) },
  ];
}

function paragraph(text: string, tone?: 'lead' | 'quiet'): Block {
  return { kind: 'paragraph', runs: [text], tone };
}
