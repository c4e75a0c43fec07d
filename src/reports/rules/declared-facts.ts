import type { PublishedAudit } from '#archive';
import {
  findRepeatedStatements,
  gatherCounts,
  nameRow,
  participationLabel,
  sayParticipation,
  unexplainedCases,
} from '#cases';
import { sayExtent } from '#findings';
import type { Finding, Statement } from '#findings';
import { displayPartialDate } from '#platform/time';
import { nameOwner } from '#recommendations';
import type { Recommendation } from '#recommendations';
import { factsCarried } from '../briefing.ts';
import type { BriefingKind, Fact } from '../briefing.ts';
import { isCompletionShown } from './describe-method.ts';
import { nameBody, namesOf, participationNames } from './names-of.ts';
import { nameCited } from './say-citation.ts';
import { sayMethod, saySample } from './say-sample.ts';
import { sayWhen } from './say-when.ts';

export type DeclaredFact = { readonly fact: Fact; readonly text: string };

/**
 * Every piece of text that a kind of briefing promises to carry for this audit, so that a rendered file can be held
 * against it. Read from the audit itself and not from the composed document: what a composer forgets is missed here.
 */
export function declaredFacts(kind: BriefingKind, audit: PublishedAudit): readonly DeclaredFact[] {
  const names = namesOf(audit);
  return factsCarried(kind).flatMap((fact) =>
    listTexts(fact, kind, audit, names)
      .filter((text) => text !== undefined && text !== '')
      .map((text) => ({ fact, text })),
  );
}

function listTexts(
  fact: Fact,
  kind: BriefingKind,
  audit: PublishedAudit,
  names: (ref: string) => string,
): readonly string[] {
  const given = (...texts: readonly (string | undefined)[]) => texts.filter((text) => text !== undefined);
  const sample = audit.sample.cases;
  const bodies = (list: PublishedAudit['panel']) => list.map((body) => nameBody(body, names));
  const findings = (which: Finding['kind']) =>
    audit.findings
      .filter((finding) => finding.kind === which)
      .flatMap((finding) => sayPieces(finding, sample));
  const statements = (which: Statement['kind']) =>
    audit.statements.filter((one) => one.kind === which).flatMap((one) => sayPieces(one, sample));
  const asked = (form: Recommendation['form']) =>
    audit.recommendations.filter((one) => one.form === form).flatMap((one) => listAsked(one, names));
  switch (fact) {
    case 'title':
      return [audit.title];
    case 'partnership':
      // The host's name comes from the brand; the audit itself knows only who published it.
      return kind === 'seven-minute' ? [] : [audit.source.publisher];
    case 'joint partners':
      return audit.jointPartners.map((partner) => partner.name);
    case 'audience':
      return given(audit.audience?.slice(1));
    case 'purpose':
      return audit.purpose;
    case 'background':
      return audit.background;
    case 'priority':
      return given(audit.priority?.name, audit.priority?.plan);
    case 'fieldwork':
      return audit.fieldwork === undefined ? [] : [sayWhen(audit.fieldwork).slice(1)];
    case 'scope':
      return audit.scope === undefined ? [] : [audit.scope.phrase.slice(1)];
    case 'sample':
      return [saySample(audit)];
    case 'selection':
      return given(audit.sample.source, audit.sample.selection);
    case 'areas':
      return audit.areas.map((area) => area.name);
    case 'methods':
      return audit.methods.flatMap((method) => given(sayMethod(method), method.description));
    case 'commissioners':
      return bodies(audit.commissioners);
    case 'contributors':
      // Agencies of the participation rows are declared there.
      return isCompletionShown(audit) ? bodies(audit.contributors) : [];
    case 'panel':
      return bodies(audit.panel);
    case 'meetings':
      return audit.meetings.flatMap((meeting) =>
        given(meeting.name, meeting.held === undefined ? undefined : sayWhen(meeting.held), meeting.settled),
      );
    case 'receiving group':
      return given(
        audit.receivingGroup?.name,
        audit.reported === undefined ? undefined : sayWhen(audit.reported),
      );
    case 'participation':
      return [...given(audit.participation.remark), ...listCounts(audit, kind)];
    case 'participation in words': {
      const said = sayParticipation(audit.participation, participationNames(audit));
      return [said.overview, ...said.sentences];
    }
    case 'unexplained cases':
      return listUnexplainedCases(audit, kind);
    case 'strengths':
      return findings('strength');
    case 'learning':
      return findings('learning');
    case 'noted':
      return findings('neither');
    case 'nil escalation':
      return statements('nil_escalation');
    case 'held back':
      return statements('held_back');
    case 'limits':
      return statements('limit');
    case 'conclusions':
      return statements('conclusion');
    case 'recommendations':
      return asked('recommendation');
    case 'suggested actions':
      return asked('suggested_action');
    case 'questions':
      return audit.reflectiveQuestions;
    case 'citations':
      return audit.citations.flatMap((one) => given(nameCited(one, audit.library), one.says));
    case 'resources':
      return audit.resources.flatMap((one) => given(one.title, one.about));
    case 'source':
      return given(
        audit.source.title,
        audit.source.publisher,
        audit.source.published === undefined ? undefined : displayPartialDate(audit.source.published),
      );
  }
}

/**
 * A finding's own words, how far it reaches, and its area: a composer may join them in its own way. The first letter is
 * left out, as it may begin a sentence or stand within one. The label of a case is carried by no briefing.
 */
function sayPieces(
  said: Pick<Finding, 'text' | 'extent' | 'area'>,
  sample: number | null,
): readonly string[] {
  const extent = said.extent === undefined ? undefined : sayExtent(said.extent, sample).slice(1);
  return [said.text, extent, said.area].filter((text) => text !== undefined);
}

function listAsked(one: Recommendation, names: (ref: string) => string): readonly string[] {
  return [
    one.text,
    ...one.owners.map((owner) => nameOwner(owner, names)),
    one.due === undefined ? undefined : displayPartialDate(one.due),
    one.secondStep?.text,
  ].filter((text) => text !== undefined);
}

/** Names and counts, row by row; a count with its reason or its word where the table has no room for columns. */
function listCounts(audit: PublishedAudit, kind: BriefingKind): readonly string[] {
  const names = participationNames(audit);
  return findRepeatedStatements(audit.participation.rows).rows.flatMap((row) => [
    nameRow(row, names).slice(1),
    ...gatherCounts(row.counts).map((count) => {
      if (count.status === 'audited') return String(count.cases);
      const { label } = participationLabel(count.status);
      return kind === 'summary'
        ? `${count.cases} ${count.reason ?? label.toLowerCase()}`
        : String(count.cases);
    }),
  ]);
}

/** In words, or as the last figure of a row where the table has no words beside it. */
function listUnexplainedCases(audit: PublishedAudit, kind: BriefingKind): readonly string[] {
  const { participation } = audit;
  if (kind !== 'summary') return sayParticipation(participation, participationNames(audit)).unexplained;
  const left = participation.rows.map((row) => unexplainedCases(row, participation.sample) ?? 0);
  return left.filter((cases) => cases > 0).map((cases) => `${cases} not explained`);
}
