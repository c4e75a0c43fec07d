import type { Brand } from '#accounts';
import { sayMethod, saySample, sayScope, sayWhen, type PublishedAudit } from '#archive';
import { isTheme, themeLabel } from '#audits';
import type { FindingKind } from '#findings';
import type { Block, DocumentContent, Run, Tile } from '#platform/documents';
import { aboutPublished } from './about-published.ts';
import { beginDocument } from './begin-document.ts';
import { endSentences, sayPriority } from './describe-method.ts';
import { sayInBriefing, sayReachInBriefing } from './say-in-briefing.ts';
import { sayResource } from './say-source.ts';

/**
 * The 7-minute briefing: seven tiles in the order of the Leicester, Leicestershire and Rutland briefing of 2025. It
 * carries every strength and every learning point; what goes beyond a tile's word budget is carried all the same.
 */
export function composeSevenMinute(audit: PublishedAudit, brand: Brand): DocumentContent {
  const tiles: readonly Omit<Tile, 'number'>[] = [
    { title: 'Purpose', weight: 'small', blocks: composePurpose(audit) },
    { title: 'Background', weight: 'small', blocks: composeBackground(audit) },
    { title: 'Scope and cases', weight: 'small', blocks: composeScope(audit) },
    { title: 'What worked well', weight: weigh(audit, 'strength'), blocks: composeKind(audit, 'strength') },
    { title: 'Learning points', weight: weigh(audit, 'learning'), blocks: composeKind(audit, 'learning') },
    { title: 'Reviewing practice', weight: 'small', blocks: composeQuestions(audit) },
    { title: 'Resources', weight: 'small', blocks: composeResources(audit) },
  ];
  return {
    ...beginDocument('seven-minute', aboutPublished(audit), brand, 'landscape'),
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
  const priority = audit.priority === undefined ? [] : [`Serves a priority: ${sayPriority(audit.priority)}.`];
  return paragraphs([...priority, ...audit.background], 'No background is given.');
}

function composeScope(audit: PublishedAudit): readonly Block[] {
  const scope = audit.scope === undefined ? [] : [`Period: ${sayScope(audit.scope)}.`];
  // Where the sample is said by method, or one method covers it, the methods would only say it again.
  const isSaid =
    audit.sample.cases === null || audit.methods.every((method) => method.cases === audit.sample.cases);
  const methods = isSaid ? [] : audit.methods;
  const how = methods.length === 0 ? [] : [endSentences(methods.map(sayMethod))];
  return paragraphs([...scope, `${saySample(audit)}.`, ...how], '');
}

/** Where nothing of a kind was found, the tile says so in a line and needs no room. */
function weigh(audit: PublishedAudit, kind: FindingKind): Tile['weight'] {
  return audit.findings.some((finding) => finding.kind === kind) ? 'large' : 'small';
}

/** Findings of one kind: those of the whole audit first, then those that share their reach under one lead. */
function composeKind(audit: PublishedAudit, kind: FindingKind): readonly Block[] {
  const found = audit.findings.filter((finding) => finding.kind === kind);
  const sample = audit.sample.cases;
  if (found.length === 0)
    return paragraphs(
      [],
      kind === 'strength' ? 'No strengths were recorded.' : 'No learning points were recorded.',
    );
  const byReach = Map.groupBy(found, (finding) => sayReachInBriefing(finding, sample));
  const shared = [...byReach].filter(([reach, findings]) => reach !== null && findings.length > 1);
  const alone = found.filter((finding) => !shared.some(([, findings]) => findings.includes(finding)));
  return [
    ...(alone.length === 0
      ? []
      : bullets(
          alone.map((finding) => [sayInBriefing(finding, sample)]),
          '',
        )),
    ...shared.flatMap(([reach, findings]): readonly Block[] => [
      { kind: 'paragraph', runs: [{ strong: `Each ${reach ?? ''}:` }] },
      ...bullets(
        findings.map((finding) => [finding.text]),
        '',
      ),
    ]),
  ];
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

/** Three questions that state no fact: which points we know, where we stand on the main themes, what we change. */
export function promptTeam(audit: Pick<PublishedAudit, 'findings'>): readonly string[] {
  const learning = audit.findings.filter((finding) => finding.kind === 'learning');
  const counts = Map.groupBy(learning, (finding) => finding.themes[0] ?? '');
  const main = [...counts]
    .filter(([theme]) => isTheme(theme))
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, 3)
    .map(([theme]) => themeLabel(theme).toLowerCase());
  return [
    'Which of these learning points have we met in our own work?',
    ...(main.length === 0 ? [] : [`Where do we stand on these: ${main.join('; ')}?`]),
    'What will we change, who will see to it, and when do we look again?',
  ];
}

function composeResources(audit: PublishedAudit): readonly Block[] {
  return bullets(audit.resources.map(sayResource), 'The audit named no resources.');
}

function paragraphs(texts: readonly string[], none: string): readonly Block[] {
  return (texts.length === 0 ? [none] : texts).map((text) => ({ kind: 'paragraph', runs: [text] }));
}

function bullets(items: readonly (readonly Run[])[], none: string): readonly Block[] {
  return items.length === 0 ? paragraphs([], none) : [{ kind: 'list', style: 'bullet', items }];
}
