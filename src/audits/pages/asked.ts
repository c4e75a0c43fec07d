import { type ActingContext, type AgencyRow } from '#accounts';
import { button, details, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import type { SentRequest } from '../agency-request.ts';
import { livePage } from '../parts/live-page.ts';
import { requestView } from '../parts/request-view.ts';
import { paths } from '../paths.ts';
import { listRequests } from '../store/requests.ts';
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
            ${sent.map((one) => agencyPart(one, around.agencies, leads.get(one.agency) ?? []))}`,
    ),
  );
}

function agencyPart(sent: SentRequest, agencies: readonly AgencyRow[], leads: readonly string[]): SafeHtml {
  const agency = agencies.find((one) => one.id === sent.agency);
  const name = agency?.name ?? 'An agency that is no longer here';
  const asked =
    sent.withdrawnAt === null
      ? `Asked on ${displayInstant(sent.askedAt)}, by version ${sent.number}.`
      : `Not asked any more since ${displayInstant(sent.withdrawnAt)}.`;
  return html`<section aria-labelledby="agency-${sent.agency}">
    <h2 class="govuk-heading-m" id="agency-${sent.agency}">${name}</h2>
    <p class="govuk-body">
      ${asked}
      ${
        leads.length === 0
          ? html`<strong>Nobody answers for it here yet.</strong> Ask an administrator to add its lead.`
          : `Its lead: ${new Intl.ListFormat('en-GB').format(leads)}.`
      }
    </p>
    ${details({
      summaryHtml: html`What its lead sees<span class="govuk-visually-hidden">: ${name}</span>`,
      html: requestView(sent, 3),
    })}
  </section>`;
}
