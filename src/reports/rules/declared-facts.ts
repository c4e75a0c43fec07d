import {
  areSameBodies,
  nameBody,
  namesOf,
  sayMethod,
  saySample,
  sayWhen,
  type PublishedAudit,
} from '#archive';
import type { Statement } from '#findings';
import { displayPartialDate } from '#platform/time';
import { nameOwner } from '#recommendations';
import type { Recommendation } from '#recommendations';
import type { BriefingKind, Fact } from '../briefing.ts';
import { listByReach, listByTheme, listPieces } from './declare-findings.ts';
import { declareLines, declareTable } from './declare-participation.ts';
import { isCompletionShown } from './describe-method.ts';
import { listReferences } from './list-references.ts';

export type DeclaredFact = { readonly fact: Fact; readonly text: string };
type Declared = readonly DeclaredFact[];

/**
 * Every piece of text that a kind of briefing promises to carry for this audit, in the order in which it is read, so that
 * a rendered file can be held against it. Read from the audit itself and not from the composed document: what a composer
 * forgets or puts elsewhere is missed here. A piece may be part of the one before it ("Leicester", after "Five cases in
 * Leicester"); otherwise it stands behind it.
 */
export function declaredFacts(kind: BriefingKind, audit: PublishedAudit): Declared {
  return [...declareTop(audit), ...declareBody(kind, audit)].filter(({ text }) => text !== '');
}

function declareBody(kind: BriefingKind, audit: PublishedAudit): Declared {
  switch (kind) {
    case 'summary':
      return declareSummary(audit);
    case 'seven-minute':
      return declareTiles(audit);
    case 'participation':
      return [...declareSample(audit), ...declareTable(audit), ...declareSource(audit)];
  }
}

function say(fact: Fact, ...texts: readonly (string | undefined)[]): Declared {
  return texts.flatMap((text) => (text === undefined ? [] : [{ fact, text }]));
}

function declareTop(audit: PublishedAudit): Declared {
  return [
    ...say('joint partners', ...audit.jointPartners.map((partner) => partner.name)),
    ...say('title', audit.title),
  ];
}

function declareSummary(audit: PublishedAudit): Declared {
  const statements = (fact: Fact, kind: Statement['kind']) =>
    say(
      fact,
      ...audit.statements
        .filter((one) => one.kind === kind)
        .flatMap((one) => listPieces(one, audit.sample.cases)),
    );
  const { cited, resources } = listReferences(audit);
  return [
    // The first letter may be written small inside a sentence, or great at its beginning; so it is further down.
    ...say('audience', audit.audience?.slice(1)),
    ...say('background', ...audit.background),
    ...say('purpose', ...audit.purpose),
    ...declarePriority(audit),
    ...declareFieldwork(audit),
    ...say('scope', audit.scope?.phrase.slice(1)),
    ...declareSample(audit),
    ...say('selection', audit.sample.source, audit.sample.selection),
    ...statements('limits', 'limit'),
    ...say('methods', ...audit.methods.flatMap((method) => [sayMethod(method), method.description])),
    ...declareBodies(audit),
    ...audit.meetings.flatMap(({ name, held, settled }) =>
      say('meetings', name, held === undefined ? undefined : sayWhen(held), settled),
    ),
    ...say(
      'receiving group',
      audit.receivingGroup?.name,
      audit.reported === undefined || audit.receivingGroup === undefined
        ? undefined
        : sayWhen(audit.reported),
    ),
    ...declareSource(audit),
    ...declareLines(audit),
    ...say('strengths', ...listByTheme(audit, 'strength')),
    ...say('learning', ...listByTheme(audit, 'learning')),
    ...say(
      'noted',
      ...audit.findings
        .filter((finding) => finding.kind === 'neither')
        .flatMap((finding) => listPieces(finding, audit.sample.cases)),
    ),
    ...statements('nil escalation', 'nil_escalation'),
    ...statements('held back', 'held_back'),
    ...statements('conclusions', 'conclusion'),
    ...declareAsked(audit, 'recommendations', 'recommendation'),
    ...declareAsked(audit, 'suggested actions', 'suggested_action'),
    ...say('questions', ...audit.reflectiveQuestions),
    ...cited.flatMap(({ documents, says }) =>
      say('citations', ...documents.map((document) => document.name), ...says),
    ),
    ...resources.flatMap((one) => say('resources', one.title, one.about)),
  ];
}

function declareTiles(audit: PublishedAudit): Declared {
  return [
    ...say('purpose', ...audit.purpose),
    ...declareFieldwork(audit),
    ...declarePriority(audit),
    ...say('background', ...audit.background),
    ...say('scope', audit.scope?.phrase.slice(1)),
    ...declareSample(audit),
    ...say('strengths', ...listByReach(audit, 'strength')),
    ...say('learning', ...listByReach(audit, 'learning')),
    ...say('questions', ...audit.reflectiveQuestions),
    ...audit.resources.flatMap((one) => say('resources', one.title, one.about)),
  ];
}

function declarePriority({ priority }: PublishedAudit): Declared {
  return say('priority', priority?.name, priority?.plan);
}

function declareFieldwork({ fieldwork }: PublishedAudit): Declared {
  return say('fieldwork', fieldwork === undefined ? undefined : sayWhen(fieldwork).slice(1));
}

function declareSample(audit: PublishedAudit): Declared {
  return [...say('sample', saySample(audit)), ...say('areas', ...audit.areas.map((area) => area.name))];
}

/** Agencies of the participation rows are declared there; the same bodies are not listed twice. */
function declareBodies(audit: PublishedAudit): Declared {
  const names = namesOf(audit);
  const list = (bodies: PublishedAudit['panel']) => bodies.map((body) => nameBody(body, names));
  const isSaid = !isCompletionShown(audit) || areSameBodies(audit.contributors, audit.commissioners, names);
  return [
    ...say('commissioners', ...list(audit.commissioners)),
    ...say('contributors', ...(isSaid ? [] : list(audit.contributors))),
    ...say('panel', ...list(audit.panel)),
  ];
}

function declareSource({ source }: PublishedAudit): Declared {
  const { title, publisher, published } = source;
  return say('source', title, publisher, published === undefined ? undefined : displayPartialDate(published));
}

/** What is asked, what follows, of whom, and by when. */
function declareAsked(audit: PublishedAudit, fact: Fact, form: Recommendation['form']): Declared {
  const names = namesOf(audit);
  return audit.recommendations
    .filter((one) => one.form === form)
    .flatMap((one) =>
      say(
        fact,
        one.text,
        one.secondStep?.text,
        ...one.owners.map((owner) => nameOwner(owner, names)),
        one.due === undefined ? undefined : displayPartialDate(one.due),
      ),
    );
}
