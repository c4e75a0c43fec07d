import type { ActingContext } from '#accounts';
import { button, details, notificationBanner, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import type { SentRequest } from '../agency-request.ts';
import { answersToday } from '../parts/answers-today.ts';
import { livePage } from '../parts/live-page.ts';
import { requestView } from '../parts/request-view.ts';
import { paths } from '../paths.ts';
import { listRequests } from '../store/requests.ts';
import type { Around } from '../terms/around.ts';
import { openTerms } from './parts/open-terms.ts';

/** Which agencies an audit asks, and what the lead of each sees. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.origin !== 'live') return notFound();
  const { audit, progress, around } = opened;
  const sent = await listRequests(context.tx, opened.key.partnership, { audit: audit.id });
  const m = context.actor.membership;
  const leads = new Map(
    around.agencies.map((agency) => [
      agency.id,
      around.colleagues
        .filter((one) => one.agency?.id === agency.id && one.roles.includes('agency_lead'))
        .map((one) => one.name),
    ]),
  );
  return page(
    livePage(
      context,
      audit,
      progress,
      { title: 'Agencies asked', part: 'asked' },
      context.query['started'] !== undefined &&
        notificationBanner({
          type: 'success',
          text: 'The audit has started. Each agency’s lead now finds what is asked on their home page.',
        }),
      html`<h1 class="govuk-heading-l">Agencies asked</h1>`,
      sent.length === 0
        ? html`<p class="tl-lead">
              No agency is asked anything before the audit has started. Then each lead sees what is asked of
              their agency, and nothing else.
            </p>
            ${button({ text: 'See what was agreed', href: paths.agreement(m, audit.id) })}`
        : html`<p class="tl-lead">Each agency’s lead sees what stands under its name, and nothing else.</p>
            ${sent.map((one) => agencyPart(m, one, around, leads.get(one.agency) ?? []))}`,
    ),
  );
}

function agencyPart(m: string, sent: SentRequest, around: Around, leads: readonly string[]): SafeHtml {
  const agency = around.agencies.find((one) => one.id === sent.agency);
  const name = agency?.name ?? 'An agency that is no longer here';
  const today = answersToday(m, sent.agency, around.contacts, around.today);
  const asked =
    sent.withdrawnAt === null
      ? `Asked on ${displayInstant(sent.askedAt)}, by version ${sent.number}.`
      : `Not asked any more since ${displayInstant(sent.withdrawnAt)}.`;
  const said: readonly (readonly [string, Content])[] = [
    ['Contact in this audit', sent.request.contact || 'Not settled'],
    ['Deputy', sent.request.deputy || 'Not settled'],
    ['Answers today', today],
    [
      'Can open it here',
      leads.length === 0
        ? html`<strong>Nobody yet.</strong> Ask an administrator to invite its lead`
        : new Intl.ListFormat('en-GB').format(leads),
    ],
  ];
  return html`<section aria-labelledby="agency-${sent.agency}">
    <h2 class="govuk-heading-m" id="agency-${sent.agency}">${name}</h2>
    <p class="govuk-body">${asked}</p>
    ${summaryList({
      rows: said.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })),
    })}
    ${details({
      summaryHtml: html`What its lead sees<span class="govuk-visually-hidden">: ${name}</span>`,
      html: requestView(sent, today, 3),
    })}
  </section>`;
}
