import { actorMay, findPartnership, type ActingContext } from '#accounts';
import { auditPaths, findLiveAudit, listCorrections, nameTheme } from '#audits';
import { beginSentence } from '#cases';
import { sayFinding, type Statement } from '#findings';
import { notificationBanner } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { factSection, linkTo, textList, type Fact } from '../parts/fact-list.ts';
import { guidanceTable } from '../parts/guidance-table.ts';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { compareLists } from '../rules/compare-lists.ts';
import { nameBody, namesOf } from '../rules/names-of.ts';
import { sayFindingCounts } from '../rules/say-finding-counts.ts';
import { sayMethod, saySample, sayScope } from '../rules/say-sample.ts';
import { sayWhenWithWords } from '../rules/say-when.ts';
import { getPublishedAudit } from '../store.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null) return await beforePublication(context);
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  const formerNames = partnership?.formerNames.map((former) => former.name) ?? [];
  return page(
    recordedAuditPage(
      context,
      audit,
      { part: 'overview' },
      sayImported(context.query['imported']),
      html`<p class="tl-lead">${saySample(audit)}. ${sayFindingCounts(audit.findings)}</p>`,
      downloads(context),
      await correcting(context),
      factSection('What it concluded', conclusions(audit)),
      factSection('What it was', [
        ...publisher(audit, context.actor.partnership.name, formerNames),
        ...whatItWas(audit),
      ]),
      factSection('When, and which cases', whichCases(audit)),
      whoTookPart(audit),
      meetings(audit),
      guidanceTable(context.actor.membership, audit),
      questions(audit.reflectiveQuestions),
      resources(audit),
      factSection('Where this was taken from', source(audit)),
    ),
  );
}

/** An audit in hand has no overview of its own yet: its terms of reference are the way in. */
async function beforePublication(context: ActingContext): Promise<Reply> {
  const live = await findLiveAudit(context.tx, auditKeyOf(context));
  return live === null ? notFound() : redirect(auditPaths.terms(context.actor.membership, live.id));
}

const outcomes: Readonly<Record<string, string>> = {
  added: 'The audit has been added.',
  updated: 'The audit has been brought up to date.',
  corrected: 'The correction is finished. Briefings that you download now are made from what stands here.',
  unchanged: 'Nothing has changed. The audit was here already, just as it stands in the file.',
};

function sayImported(outcome: string | undefined): SafeHtml | null {
  const said = Object.hasOwn(outcomes, outcome ?? '') ? outcomes[outcome ?? ''] : undefined;
  if (said === undefined) return null;
  return notificationBanner({ text: said, ...(outcome === 'unchanged' ? {} : { type: 'success' }) });
}

function downloads(context: ActingContext): Content {
  if (!actorMay(context.actor, 'audits.export')) return null;
  const href = paths.exportAudit(context.actor.membership, context.params['audit'] ?? '');
  return html`<p class="govuk-body tl-no-print">
    <a class="govuk-link" href="${href}">Download this audit as a file</a> to keep it or to bring it in
    elsewhere.
  </p>`;
}

/** For coordinators: the way to put something right, to a correction that is open, and to what was corrected before. */
async function correcting(context: ActingContext): Promise<Content> {
  const { tx, actor, params } = context;
  if (!actorMay(actor, 'audits.import')) return null;
  const [m, id] = [actor.membership, params['audit'] ?? ''];
  const corrections = await listCorrections(tx, auditKeyOf(context));
  const isOpen = corrections.some((one) => one.ended === null);
  return html`<p class="govuk-body tl-no-print">
    ${
      isOpen
        ? html`It is being corrected. You read what stands until that is finished.
            <a class="govuk-link" href="${paths.recording(m, id)}">Go on with the correction</a>`
        : html`<a class="govuk-link" href="${paths.correct(m, id)}">Correct this audit</a>`
    }
    ${
      corrections.length > 0 &&
      html`<br /><a class="govuk-link" href="${paths.corrections(m, id)}">What was corrected before</a>`
    }
  </p>`;
}

/** Who published it, by the name of then; a name the partnership once had is its own, any other is somebody else. */
function publisher(audit: PublishedAudit, today: string, formerNames: readonly string[]): readonly Fact[] {
  const then = audit.publishedBy ?? today;
  if (then.toLowerCase() === today.toLowerCase()) return [['Published by', today]];
  const isOurs = formerNames.some((name) => name.toLowerCase() === then.toLowerCase());
  if (isOurs) return [['Published by', html`${then}<br />The partnership's name today: ${today}`]];
  return [
    ['Published by', then],
    ['Kept here by', today],
  ];
}

function whatItWas(audit: PublishedAudit): readonly Fact[] {
  const { priority } = audit;
  return [
    ['Carried out jointly with', textList(audit.jointPartners.map((partner) => partner.name))],
    ['About', textList(audit.topics.map(nameTheme))],
    [
      'Priority',
      priority && (priority.plan === undefined ? priority.name : `${priority.name} (${priority.plan})`),
    ],
    ['Purpose', textList(audit.purpose)],
    ['Background', textList(audit.background)],
    ['Written for', audit.audience],
    ['Grading', audit.graded ? 'Graded' : 'Not graded'],
  ];
}

function whichCases(audit: PublishedAudit): readonly Fact[] {
  const { sample, areas, methods, receivingGroup: group } = audit;
  return [
    ['Carried out', audit.fieldwork && sayWhenWithWords(audit.fieldwork)],
    ['Reported', audit.reported && sayWhenWithWords(audit.reported)],
    [
      'Reported to',
      group && (group.shortName === undefined ? group.name : `${group.name} (${group.shortName})`),
    ],
    ['Period looked at', audit.scope && beginSentence(sayScope(audit.scope))],
    ['Cases', sample.cases === null ? 'The number in all is not stated' : sample.cases],
    [
      'By area',
      areas.some((area) => area.cases !== null) &&
        textList(areas.map(({ name, cases }) => `${name}: ${cases ?? 'not stated'}`)),
    ],
    [
      'By method',
      textList(methods.map((method) => html`<strong>${sayMethod(method)}.</strong> ${method.description}`)),
    ],
    ['Where the cases came from', sample.source],
    ['How they were chosen', sample.selection],
  ];
}

function whoTookPart(audit: PublishedAudit): SafeHtml | null {
  const names = namesOf(audit);
  const differ = compareLists(audit, names);
  const list = (bodies: PublishedAudit['panel']) => textList(bodies.map((body) => nameBody(body, names)));
  return factSection(
    'Who commissioned it and who contributed',
    [
      ['Commissioned by', list(audit.commissioners)],
      ['Contributed', list(audit.contributors)],
      ['Panel', list(audit.panel)],
    ],
    differ !== null && html`<p class="govuk-body">${differ}</p>`,
  );
}

function meetings(audit: PublishedAudit): SafeHtml | null {
  return factSection(
    'Meetings',
    audit.meetings.map(({ name, held, settled }): Fact => [
      name,
      [
        held === undefined ? 'Date not stated' : html`<strong>${sayWhenWithWords(held)}</strong>`,
        settled !== undefined && html`<br />${settled}`,
      ],
    ]),
  );
}

function conclusions(audit: PublishedAudit): readonly Fact[] {
  const say = (kind: Statement['kind']) =>
    textList(
      audit.statements
        .filter((statement) => statement.kind === kind)
        .map((statement) => sayFinding(statement, audit.sample.cases)),
    );
  return [
    ['Conclusions', say('conclusion')],
    ['Immediate concerns', say('nil_escalation')],
    ['Fed back separately', say('held_back')],
    ['What the sample cannot say', say('limit')],
  ];
}

function questions(asked: readonly string[]): SafeHtml | null {
  if (asked.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Questions to reflect on</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${asked.map((question) => html`<li>${question}</li>`)}
    </ul>`;
}

function resources(audit: PublishedAudit): SafeHtml | null {
  if (audit.resources.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Resources</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${audit.resources.map(
        ({ title, url, about }) => html`<li>${linkTo(title, url)}${about !== undefined && `: ${about}`}</li>`,
      )}
    </ul>`;
}

const sourceKinds: Record<PublishedAudit['source']['kind'], string> = {
  summary_briefing: 'Summary briefing',
  seven_minute_briefing: '7-minute briefing',
  full_report: 'Full report',
  other: 'Another kind of publication',
};

function source({ source: from }: PublishedAudit): readonly Fact[] {
  return [
    ['Title', from.title],
    ['Kind', sourceKinds[from.kind]],
    ['Publisher', from.publisher],
    ['Published', from.published && sayWhenWithWords(from.published)],
  ];
}
