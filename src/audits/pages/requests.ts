import { actingPage, type ActingContext } from '#accounts';
import { pageLinks, readPaging, sayRange } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayInstant, londonDay } from '#platform/time';
import type { SentRequest } from '../agency-request.ts';
import { paths } from '../paths.ts';
import { sayAgencyDates } from '../rules/say-agency-dates.ts';
import { countRequests, listRequests } from '../store/requests.ts';

const requestsShown = 50;

/** What is asked of the agency for which somebody answers, over all audits. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const { id } = actor.partnership;
  const m = actor.membership;
  const isEarlier = context.query['list'] === 'earlier';
  const asked = await countRequests(tx, id, { withdrawn: false });
  const earlier = await countRequests(tx, id, { withdrawn: true });
  const paging = readPaging(context.query['page'], isEarlier ? earlier : asked, requestsShown);
  const sent = await listRequests(tx, id, { withdrawn: isEarlier }, paging);
  const list = isEarlier ? 'earlier' : undefined;
  const agency = actor.agency?.name ?? 'your agency';
  return page(
    actingPage(
      context,
      { title: 'What is asked of us', section: 'home' },
      html`<h1 class="govuk-heading-l">
        ${isEarlier ? `Not asked of ${agency} any more` : `What is asked of ${agency}`}
      </h1>`,
      asked + earlier === 0
        ? html`<p class="tl-lead">
            Nothing yet. When an audit asks something of ${agency}, it is here, with what is asked and when.
          </p>`
        : rows(m, sent, londonDay(now), isEarlier),
      paging.pages > 1 && html`<p class="govuk-body">${sayRange(paging)}</p>`,
      pageLinks(paging, (number) => paths.requests(m, { list, page: number }), 'Pages of the list'),
      (isEarlier || earlier > 0) &&
        html`<p class="govuk-body tl-no-print">
          ${
            isEarlier
              ? html`<a class="govuk-link" href="${paths.requests(m)}">What is asked now (${asked})</a>`
              : html`<a class="govuk-link" href="${paths.requests(m, { list: 'earlier' })}"
                  >Not asked any more (${earlier})</a
                >`
          }
        </p>`,
    ),
  );
}

function rows(m: string, sent: readonly SentRequest[], today: string, isEarlier: boolean): SafeHtml {
  if (sent.length === 0)
    return html`<p class="govuk-body">
      ${isEarlier ? 'Everything that was asked still is.' : 'Nothing is asked at the moment.'}
    </p>`;
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
