import { actingPage, type ActingContext } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayInstant, londonDay } from '#platform/time';
import type { SentRequest } from '../agency-request.ts';
import { paths } from '../paths.ts';
import { sayAgencyDates } from '../rules/say-agency-dates.ts';
import { listRequests } from '../store/requests.ts';

/** What is asked of the agency for which somebody answers, over all audits. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const sent = await listRequests(tx, actor.partnership.id, {});
  const open = sent.filter((one) => one.withdrawnAt === null);
  const withdrawn = sent.filter((one) => one.withdrawnAt !== null);
  const agency = actor.agency?.name ?? 'your agency';
  return page(
    actingPage(
      context,
      { title: 'What is asked of us', section: 'home' },
      html`<h1 class="govuk-heading-l">What is asked of ${agency}</h1>`,
      sent.length === 0
        ? html`<p class="tl-lead">
            Nothing yet. When an audit asks something of ${agency}, it is here, with what is asked and when.
          </p>`
        : rows(actor.membership, open, londonDay(now)),
      withdrawn.length > 0 &&
        html`<h2 class="govuk-heading-m">Not asked any more</h2>
          ${rows(actor.membership, withdrawn, londonDay(now))}`,
    ),
  );
}

function rows(m: string, sent: readonly SentRequest[], today: string): SafeHtml {
  if (sent.length === 0) return html`<p class="govuk-body">Nothing is asked at the moment.</p>`;
  return html`<ul class="tl-rows">
    ${sent.map(
      (one) =>
        html`<li class="tl-row">
          <p class="tl-row__title">
            <a class="govuk-link" href="${paths.request(m, one.audit)}">${one.request.title}</a>
          </p>
          <p class="tl-row__about">${sayDates(one, today)} Asked on ${displayInstant(one.askedAt)}.</p>
        </li>`,
    )}
  </ul>`;
}

function sayDates({ request, withdrawnAt }: SentRequest, today: string): string {
  return withdrawnAt === null ? sayAgencyDates(request.dates, today) : '';
}
