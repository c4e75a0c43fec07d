import { participationNames, type PublishedAudit } from '#archive';
import {
  nameRow,
  participationLabel,
  participationLines,
  participationTable,
  sayParticipation,
} from '#cases';
import type { Fact } from '../briefing.ts';

type Declared = readonly { readonly fact: Fact; readonly text: string }[];
type Audit = Pick<PublishedAudit, 'participation' | 'agencies'>;

/** Who took part as the summary has it: what is remarked, then agency by agency its counts and what they leave open. */
export function declareLines(audit: Audit): Declared {
  const { participation } = audit;
  const names = participationNames(audit);
  const remarks = [...listRemark(audit), ...sayParticipation(participation, names).notes.map(participating)];
  // Without any count there is no table: the agencies are named in the sentence before the remarks.
  if (participation.rows.every((row) => row.counts.length === 0))
    return [...participation.rows.map((row) => participating(nameRow(row, names).slice(1))), ...remarks];
  const open = participationLabel('not_explained').symbol;
  return [
    ...remarks,
    ...participationLines(participation, names).flatMap(({ name, audited, others }): Declared => [
      participating(name),
      participating(audited),
      ...others.map((text): Declared[number] =>
        text.startsWith(open) ? { fact: 'unexplained cases', text } : participating(text),
      ),
    ]),
  ];
}

/** Who took part as its own document has it: in one sentence, as a table, in words, and what the counts leave open. */
export function declareTable(audit: Audit): Declared {
  const { participation } = audit;
  const names = participationNames(audit);
  const said = sayParticipation(participation, names);
  const inWords = (text: string) => ({ fact: 'participation in words', text }) as const;
  return [
    inWords(said.overview),
    ...listRemark(audit),
    ...participationTable(participation, names).rows.flatMap(({ name, cells }) => [
      participating(name),
      ...cells.filter((cell) => cell.kind !== 'not_mentioned').map((cell) => participating(cell.text)),
    ]),
    ...said.sentences.map(inWords),
    ...said.unexplained.map((text) => ({ fact: 'unexplained cases', text }) as const),
    ...said.notes.map(participating),
  ];
}

function listRemark({ participation }: Audit): Declared {
  return participation.remark === undefined ? [] : [participating(participation.remark)];
}

function participating(text: string): Declared[number] {
  return { fact: 'participation', text };
}
