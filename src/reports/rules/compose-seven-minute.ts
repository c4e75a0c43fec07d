import type { PublishedAudit } from '#archive';
import { isTheme, sayFinding, themeLabel } from '#findings';
import type { FindingKind } from '#findings';
import type { Block, DocumentContent, Run, Tile } from '#platform/documents';
import type { Brand } from '../brand.ts';
import { beginDocument } from './begin-document.ts';
import { resource } from './compose-summary.ts';
import { endSentences, sayPriority } from './describe-method.ts';
import { sayMethod, saySample, sayScope } from './say-sample.ts';
import { sayWhen } from './say-when.ts';

/**
 * The 7-minute briefing: seven tiles in the order of the Leicester, Leicestershire and Rutland briefing of 2025. It
 * carries every strength and every learning point; what goes beyond a tile's word budget is carried all the same.
 */
export function composeSevenMinute(audit: PublishedAudit, brand: Brand): DocumentContent {
  const tiles: readonly Omit<Tile, 'number'>[] = [
    { title: 'Purpose', weight: 'small', blocks: composePurpose(audit) },
    { title: 'Background', weight: 'small', blocks: composeBackground(audit) },
    { title: 'Scope and cases', weight: 'small', blocks: composeScope(audit) },
    { title: 'What worked well', weight: 'large', blocks: composeKind(audit, 'strength') },
    { title: 'Learning points', weight: 'large', blocks: composeKind(audit, 'learning') },
    { title: 'Reviewing practice', weight: 'small', blocks: composeQuestions(audit) },
    { title: 'Resources', weight: 'small', blocks: composeResources(audit) },
  ];
  return {
    ...beginDocument('seven-minute', audit, brand, 'landscape'),
    blocks: [{ kind: 'tiles', tiles: tiles.map((tile, at) => ({ number: at + 1, ...tile })) }],
  };
}

function composePurpose(audit: PublishedAudit): readonly Block[] {
  const done = audit.fieldwork === undefined ? [] : [`Carried out: ${sayWhen(audit.fieldwork)}.`];
  return paragraphs(
    [...audit.purpose, ...done],
    `The purpose of this audit of ${audit.subject} is not stated.`,
  );
}

function composeBackground(audit: PublishedAudit): readonly Block[] {
  const priority = audit.priority === undefined ? [] : [`Priority: ${sayPriority(audit.priority)}.`];
  return paragraphs([...priority, ...audit.background], 'No background is given.');
}

function composeScope(audit: PublishedAudit): readonly Block[] {
  const scope = audit.scope === undefined ? [] : [`Period: ${sayScope(audit.scope)}.`];
  // One method that covers the whole sample says nothing that the sample has not said.
  const methods = audit.methods.filter(
    (method) => audit.methods.length > 1 || method.cases !== audit.sample.cases,
  );
  const how = methods.length === 0 ? [] : [endSentences(methods.map(sayMethod))];
  return paragraphs([...scope, `${saySample(audit)}.`, ...how], '');
}

function composeKind(audit: PublishedAudit, kind: FindingKind): readonly Block[] {
  const found = audit.findings.filter((finding) => finding.kind === kind);
  const none = kind === 'strength' ? 'No strengths were recorded.' : 'No learning points were recorded.';
  return bullets(
    found.map((finding) => [sayFinding(finding, audit.sample.cases)]),
    none,
  );
}

/** The audit's own questions; where it set none, questions for the team that are made from its learning themes. */
function composeQuestions(audit: PublishedAudit): readonly Block[] {
  const own = audit.reflectiveQuestions.map((question) => [question]);
  if (own.length > 0) return bullets(own, '');
  return [
    { kind: 'paragraph', runs: ['The audit set no questions of its own. To talk about as a team:'] },
    ...bullets(
      promptTeam(audit).map((prompt) => [prompt]),
      '',
    ),
  ];
}

/** Three questions that state no fact: which of it we know, how we do in the main themes, what we change. */
export function promptTeam(audit: Pick<PublishedAudit, 'findings'>): readonly string[] {
  const learning = audit.findings.filter((finding) => finding.kind === 'learning');
  const counts = Map.groupBy(learning, (finding) => finding.themes[0] ?? '');
  const main = [...counts]
    .filter(([theme]) => isTheme(theme))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 3)
    .map(([theme]) => themeLabel(theme).toLowerCase());
  const themes = new Intl.ListFormat('en-GB').format(main);
  return [
    'Which of these learning points have we met in our own work?',
    ...(main.length === 0 ? [] : [`What do we do well, and less well, on ${themes}?`]),
    'What will we change, who will see to it, and when do we look again?',
  ];
}

function composeResources(audit: PublishedAudit): readonly Block[] {
  return bullets(audit.resources.map(resource), 'The audit named no resources.');
}

function paragraphs(texts: readonly string[], none: string): readonly Block[] {
  return (texts.length === 0 ? [none] : texts).map((text) => ({ kind: 'paragraph', runs: [text] }));
}

function bullets(items: readonly (readonly Run[])[], none: string): readonly Block[] {
  return items.length === 0 ? paragraphs([], none) : [{ kind: 'list', style: 'bullet', items }];
}
