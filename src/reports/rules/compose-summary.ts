import type { Brand } from '#accounts';
import { namesOf, participationNames, type PublishedAudit } from '#archive';
import { participationLines, sayParticipation } from '#cases';
import type { Block, DocumentContent, Run } from '#platform/documents';
import { aboutPublished } from './about-published.ts';
import { beginDocument } from './begin-document.ts';
import { composeFindings, composeNoted } from './compose-findings.ts';
import { composeRecommendations } from './compose-recommendations.ts';
import { composeReferences } from './compose-references.ts';
import { describeMethod } from './describe-method.ts';
import { sayInBriefing } from './say-in-briefing.ts';

/** The summary briefing: two pages for an audit of ordinary length, more where there is more to say; nothing is cut. */
export function composeSummary(audit: PublishedAudit, brand: Brand): DocumentContent {
  const names = namesOf(audit);
  const sample = audit.sample.cases;
  const form = (name: 'recommendation' | 'suggested_action') =>
    composeRecommendations(
      audit.recommendations.filter((one) => one.form === name),
      names,
    );
  const references = composeReferences(audit);
  return {
    ...beginDocument('summary', aboutPublished(audit), brand, 'portrait'),
    keepTo: 2,
    blocks: [
      ...(audit.audience === undefined ? [] : [paragraph(`For ${lowerFirst(audit.audience)}.`, 'lead')]),
      heading('Why and how'),
      describeMethod(audit),
      ...section('Who took part', composeParticipation(audit)),
      ...section('What worked well', composeFindings(audit.findings, 'strength', sample)),
      ...section('What to learn', composeFindings(audit.findings, 'learning', sample)),
      ...composeNoted(audit.findings, sample),
      ...composeStatements(audit),
      ...section('Recommendations', form('recommendation')),
      ...section('Suggested actions', form('suggested_action')),
      ...section('Questions for a team', bullets(audit.reflectiveQuestions.map((question) => [question]))),
      ...section('Definitions and guidance', references.cited),
      ...section('Resources', references.resources),
    ],
  };
}

function composeParticipation(audit: PublishedAudit): readonly Block[] {
  const { participation } = audit;
  const names = participationNames(audit);
  const said = sayParticipation(participation, names);
  const remark = participation.remark === undefined ? [] : [participation.remark];
  const texts = [said.overview, ...remark, ...said.notes];
  const lines = participationLines(participation, names);
  const table: readonly Block[] =
    said.sentences.length === 0
      ? []
      : [
          {
            kind: 'table',
            caption: 'Cases audited by each agency',
            columns: [
              { name: 'Agency', width: 8 },
              { name: 'Audited', width: 4.3 },
              { name: 'Other cases', width: 8 },
            ],
            rows: lines.map((line) => [line.name, line.audited, line.others.join(', ')]),
          },
        ];
  return [paragraph(texts.join(' ')), ...table];
}

function composeStatements(audit: PublishedAudit): readonly Block[] {
  const said = (kind: PublishedAudit['statements'][number]['kind']) =>
    audit.statements
      .filter((statement) => statement.kind === kind)
      .map((statement) => sayInBriefing(statement, audit.sample.cases));
  const safety = [...said('nil_escalation'), ...said('held_back')];
  return [
    ...(safety.length === 0
      ? []
      : [
          {
            kind: 'note',
            title: 'Safety of the children',
            blocks: safety.map((text) => paragraph(text)),
          } as const,
        ]),
    ...section('Conclusions', bullets(said('conclusion').map((text) => [text]))),
  ];
}

function paragraph(text: string, tone?: 'lead' | 'quiet'): Block {
  return { kind: 'paragraph', runs: [text], tone };
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text };
}

function section(title: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [heading(title), ...blocks];
}

function bullets(items: readonly (readonly Run[])[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', style: 'bullet', items }];
}

/** "Managers and practitioners" inside a sentence: only an ordinary capital, never initials. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
