import { actorMay, type ActingContext } from '#accounts';
import {
  auditPaths,
  countAuditsInHand,
  countRequests,
  listAuditsInHand,
  listGuardedAudits,
  listRequests,
  listWaitingAnswers,
  sayAgencyDates,
  type InHandSummary,
  type SentRequest,
  type WaitingAnswer,
} from '#audits';
import {
  casePaths,
  countAsked,
  countLateAsks,
  listDecidedForLead,
  listExceptions,
  listMyCases,
  sayAskedCases,
  type AskedCounts,
  type GivenCase,
} from '#cases';
import { html, type SafeHtml } from '#platform/html';
import { countLateReturns, listMyReturns, returnPaths, sayTodo } from '#returns';
import { displayInstant, londonDay } from '#platform/time';
import { paths } from '../../paths.ts';
import { sayLiveAudit } from '../../rules/say-live-audit.ts';
import { dueDates } from './due-dates.ts';

/** Audits in hand shown before the way to all of them. */
const auditsShown = 5;
/** Live audits that are not over. */
const goingOn = ['planned', 'commissioning', 'underway'] as const;
/** What an agency is asked, shown before the way to all of it. */
const requestsShown = 10;

/**
 * What waits for somebody in the audits under way, as far as it is theirs, then what is late and due, then the audits in
 * hand; null where nothing does. Who answers for an agency is told so when nothing is asked of it.
 */
export async function yourTurn(context: ActingContext): Promise<SafeHtml | null> {
  const { tx, actor, now } = context;
  const { membership: m } = actor;
  const isAsked = actorMay(actor, 'requests.view');
  const { id } = actor.partnership;
  const waiting = await listWaitingAnswers(tx, id, m);
  const stillAsked = { withdrawn: false } as const;
  const asked = isAsked ? await listRequests(tx, id, stillAsked, { limit: requestsShown }) : [];
  const askedInAll = isAsked ? await countRequests(tx, id, stillAsked) : 0;
  const cases =
    isAsked && actor.agency !== null
      ? await countAsked(tx, id, actor.agency.id)
      : new Map<string, AskedCounts>();
  const given = actorMay(actor, 'cases.audit') ? await listMyCases(tx) : [];
  const rows = [
    ...waiting.map((one) => answerRow(m, one)),
    ...asked.map((one) => requestRow(m, one, londonDay(now), cases.get(one.audit))),
    ...givenRows(m, given),
    ...(await lateAnswerRows(context)),
    ...(await returnRows(context)),
    ...(await exceptionRows(context)),
    ...(await guardedRows(context)),
  ];
  const dates = await dueDates(context);
  const inHand = await auditsInHand(context, dates === null);
  const nothing = isAsked && rows.length === 0;
  if (rows.length === 0 && dates === null && inHand === null && !nothing) return null;
  return html`${(rows.length > 0 || nothing) && html`<h2 class="govuk-heading-m">Waiting for you</h2>`}
  ${
    rows.length > 0 &&
    html`<ul class="tl-rows">
      ${rows}
    </ul>`
  }
  ${
    askedInAll > requestsShown &&
    html`<p class="govuk-body">
      <a class="govuk-link" href="${auditPaths.requests(m)}">All ${askedInAll} that your agency is asked</a>
    </p>`
  }
  ${
    nothing &&
    html`<p class="govuk-body">
      Nothing is asked of ${actor.agency?.name ?? 'your agency'} at the moment. When an audit asks something, it
      is here, with the days.
    </p>`
  }
  ${dates} ${inHand}`;
}

/** The audits that a coordinator has in hand; null for everybody else, and where there are none. */
async function auditsInHand({ tx, actor }: ActingContext, isNothingDue: boolean): Promise<SafeHtml | null> {
  if (!actorMay(actor, 'audits.commission')) return null;
  const { id } = actor.partnership;
  const inHand = await listAuditsInHand(tx, id, { states: goingOn }, { limit: auditsShown });
  const inAll = await countAuditsInHand(tx, id, { states: goingOn });
  if (inHand.length === 0) return null;
  const m = actor.membership;
  return html`<h2 class="govuk-heading-m">In hand</h2>
    ${
      isNothingDue &&
      inHand.some((one) => one.state === 'underway') &&
      html`<p class="govuk-body">No date is late, and none is due in the next two weeks.</p>`
    }
    <ul class="tl-rows">
      ${inHand.map((one) => auditRow(m, one))}
    </ul>
    ${
      inAll > auditsShown &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.auditsInHand(m)}">All ${inAll} audits in hand</a>
      </p>`
    }`;
}

function answerRow(m: string, one: WaitingAnswer): SafeHtml {
  return row(
    `Do you agree the terms of reference? ${one.title}`,
    one.saidNotYet
      ? `You said not yet to version ${one.number}. You can change your answer.`
      : `Version ${one.number} was put to you on ${displayInstant(one.madeAt)}.`,
    auditPaths.version(m, one.audit, one.number),
    'Read and answer',
  );
}

/** One row for the cases that somebody was given, however many. */
function givenRows(m: string, given: readonly GivenCase[]): readonly SafeHtml[] {
  if (given.length === 0) return [];
  const cases = given.length === 1 ? 'One case is' : `${given.length} cases are`;
  const audits = [...new Set(given.map((one) => one.title))].join('; ');
  return [row(`${cases} with you to audit`, audits, casePaths.mine(m), 'See your cases')];
}

/** Answers of agencies that are late, for a coordinator: who knew the people of a case. */
async function lateAnswerRows({ tx, actor, now }: ActingContext): Promise<readonly SafeHtml[]> {
  if (!actorMay(actor, 'cases.keep')) return [];
  const late = await countLateAsks(tx, actor.partnership.id, londonDay(now));
  return late.map((one) =>
    row(
      one.late === 1 ? 'One answer of an agency is late' : `${one.late} answers of agencies are late`,
      one.title,
      casePaths.matrix(actor.membership, one.audit, { state: 'late' }),
      'See which',
    ),
  );
}

/** What somebody is to write or sign for their agency, and what is late for a coordinator. */
async function returnRows({ tx, actor, now }: ActingContext): Promise<readonly SafeHtml[]> {
  const { membership: m, partnership } = actor;
  const today = londonDay(now);
  const role = actorMay(actor, 'returns.sign') ? 'lead' : 'auditor';
  const mine = actorMay(actor, 'returns.write') ? sayTodo(await listMyReturns(tx), role, today) : [];
  const late = actorMay(actor, 'returns.watch') ? await countLateReturns(tx, partnership.id, today) : [];
  return [
    ...mine.map((todo) => row(todo.title, todo.about, returnPaths.mine(m), 'See the returns')),
    ...late.map((one) =>
      row(
        one.late === 1 ? 'One return is late' : `${one.late} returns are late`,
        one.title,
        returnPaths.progress(m, one.audit, { state: 'late' }),
        'See which',
      ),
    ),
  ];
}

/** Exceptions that wait for a coordinator or a second person, and those decided that wait for the lead who asked. */
async function exceptionRows({ tx, actor }: ActingContext): Promise<readonly SafeHtml[]> {
  const { membership: m, partnership } = actor;
  const open = actorMay(actor, 'cases.watch') ? await listExceptions(tx, partnership.id) : [];
  const goOn =
    open.length === 0 ? [] : (await listGuardedAudits(tx)).filter(({ stage }) => stage === 'underway');
  const waits = open.filter(({ audit, mayDecide }) => mayDecide && goOn.some(({ id }) => id === audit));
  const decided =
    actorMay(actor, 'cases.answer') && actor.agency !== null
      ? await listDecidedForLead(tx, partnership.id, actor.agency.id)
      : [];
  return [
    ...waits.map((one) =>
      row(
        `An exception is asked for: Case ${one.caseNumber}`,
        one.settled === 'asked'
          ? 'An agency asks that somebody looks at it who was, or may have been, close to it.'
          : 'A coordinator allows it. A second person has to confirm it.',
        casePaths.exception(m, one.audit, one.id),
        'See why, and decide',
      ),
    ),
    ...decided.map((one) =>
      one.settled === 'confirmed'
        ? row(
            `The exception for Case ${one.caseNumber} was allowed`,
            'You can give them the case now.',
            casePaths.assign(m, one.audit, one.ask),
            'Give them the case',
          )
        : row(
            `The exception for Case ${one.caseNumber} was refused`,
            'Settle it in another way.',
            casePaths.conflict(m, one.audit, one.ask, one.id),
            'See why',
          ),
    ),
  ];
}

/** One row for whoever watches over who looked at the children, while there is an audit in which somebody can. */
async function guardedRows({ tx, actor }: ActingContext): Promise<readonly SafeHtml[]> {
  if (!actorMay(actor, 'cases.guard')) return [];
  const audits = await listGuardedAudits(tx);
  if (audits.length === 0) return [];
  const titles = audits.map((audit) => audit.title).join('; ');
  return [
    row(
      'Who looked at who the children are, and why',
      titles,
      casePaths.watch(actor.membership),
      'See who looked',
    ),
  ];
}

function requestRow(
  m: string,
  { audit, request, askedAt }: SentRequest,
  today: string,
  cases: AskedCounts | undefined,
): SafeHtml {
  const dates = sayAgencyDates(request.dates, today);
  return row(
    `Your agency is asked: ${request.title}`,
    dates === '' ? `Asked on ${displayInstant(askedAt)}.` : dates,
    auditPaths.request(m, audit),
    'See what is asked',
    cases === undefined
      ? null
      : html`<br /><a class="govuk-link" href="${casePaths.asked(m, audit)}"
            >${sayAskedCases(cases)}<span class="govuk-visually-hidden">: ${request.title}</span></a
          >`,
  );
}

function auditRow(m: string, audit: InHandSummary): SafeHtml {
  const [href, link] =
    audit.state === 'underway'
      ? [auditPaths.dates(m, audit.id), 'See its dates']
      : audit.lastVersion === null
        ? [auditPaths.terms(m, audit.id), 'Go on']
        : [auditPaths.agreement(m, audit.id), audit.toAgree === 0 ? 'Start it' : 'See the answers'];
  return row(audit.title, sayLiveAudit(audit), href, link);
}

function row(
  title: string,
  about: string,
  href: string,
  link: string,
  more: SafeHtml | null = null,
): SafeHtml {
  return html`<li class="tl-row">
    <p class="tl-row__title">${title}</p>
    <p class="tl-row__about">${about}${more}</p>
    <a class="govuk-link" href="${href}">${link}<span class="govuk-visually-hidden">: ${title}</span></a>
  </li>`;
}
