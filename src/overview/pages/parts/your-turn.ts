import { actorMay, type ActingContext } from '#accounts';
import {
  auditPaths,
  countAuditsInHand,
  countRequests,
  listAuditsInHand,
  listRequests,
  listWaitingAnswers,
  type InHandSummary,
  type SentRequest,
  type WaitingAnswer,
} from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import { paths } from '../../paths.ts';
import { sayLiveAudit } from '../../rules/say-live-audit.ts';

/** Audits in hand shown before the way to all of them. */
const auditsShown = 5;
/** Live audits that are not over. */
const goingOn = ['planned', 'commissioning', 'underway'] as const;
/** What an agency is asked, shown before the way to all of it. */
const requestsShown = 10;

/** What waits for somebody in the audits under way, as far as it is theirs; null where nothing does. */
export async function yourTurn(context: ActingContext): Promise<SafeHtml | null> {
  const { tx, actor, now } = context;
  const { membership: m } = actor;
  const waiting = await listWaitingAnswers(tx, actor.partnership.id, m);
  const { id } = actor.partnership;
  const isAsked = actorMay(actor, 'requests.view');
  const stillAsked = { withdrawn: false } as const;
  const asked = isAsked ? await listRequests(tx, id, stillAsked, { limit: requestsShown }) : [];
  const askedInAll = isAsked ? await countRequests(tx, id, stillAsked) : 0;
  const coordinates = actorMay(actor, 'audits.commission');
  const inHand = coordinates
    ? await listAuditsInHand(tx, id, { states: goingOn }, { limit: auditsShown })
    : [];
  const inHandInAll = coordinates ? await countAuditsInHand(tx, id, { states: goingOn }) : 0;
  const rows = [
    ...waiting.map((one) => answerRow(m, one)),
    ...asked.map((one) => requestRow(m, one, londonDay(now))),
    ...inHand.map((one) => auditRow(m, one)),
  ];
  if (rows.length === 0) return null;
  return html`<h2 class="govuk-heading-m">
      ${actorMay(actor, 'audits.commission') ? 'In hand' : 'Waiting for you'}
    </h2>
    <ul class="tl-rows">
      ${rows}
    </ul>
    ${
      askedInAll > requestsShown &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${auditPaths.requests(m)}">All ${askedInAll} that your agency is asked</a>
      </p>`
    }
    ${
      inHandInAll > auditsShown &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.auditsInHand(m)}">All ${inHandInAll} audits in hand</a>
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

function requestRow(m: string, { audit, request, askedAt }: SentRequest, today: string): SafeHtml {
  const next = request.dates.find((one) => one.day >= today);
  return row(
    `Your agency is asked: ${request.title}`,
    next === undefined
      ? `Asked on ${displayInstant(askedAt)}.`
      : `Next: ${next.label}, ${displayDay(next.day)}.`,
    auditPaths.request(m, audit),
    'See what is asked',
  );
}

function auditRow(m: string, audit: InHandSummary): SafeHtml {
  return row(audit.title, sayLiveAudit(audit), auditPaths.terms(m, audit.id), 'Go on');
}

function row(title: string, about: string, href: string, link: string): SafeHtml {
  return html`<li class="tl-row">
    <p class="tl-row__title">${title}</p>
    <p class="tl-row__about">${about}</p>
    <a class="govuk-link" href="${href}">${link}<span class="govuk-visually-hidden">: ${title}</span></a>
  </li>`;
}
