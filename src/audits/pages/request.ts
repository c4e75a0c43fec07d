import { actingPage, listContacts, type ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant, londonDay } from '#platform/time';
import { answersToday } from '../parts/answers-today.ts';
import { requestView } from '../parts/request-view.ts';
import { paths } from '../paths.ts';
import { listRequests } from '../store/requests.ts';
import { auditKeyOf } from './parts/open-terms.ts';

/** What one audit asks of the agency for which somebody answers: that, and nothing else of the audit. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const key = auditKeyOf(context);
  const [sent] = await listRequests(tx, key.partnership, { audit: key.audit });
  if (sent === undefined) return notFound();
  const contacts = await listContacts(tx, key.partnership, sent.agency);
  return page(
    actingPage(
      context,
      {
        title: `What is asked of us – ${sent.request.title}`,
        section: 'home',
        back: backLink({ href: paths.requests(actor.membership), text: 'What is asked of us' }),
      },
      html`<p class="govuk-caption-l">What is asked of ${actor.agency?.name}</p>
        <h1 class="govuk-heading-l">${sent.request.title}</h1>
        <p class="tl-lead">
          ${actor.partnership.name} asks this of your agency. Asked on ${displayInstant(sent.askedAt)}. Nobody is
          told yet who the children are: that comes with each case.
        </p>`,
      sent.withdrawnAt === null &&
        html`<p class="govuk-body tl-no-print">
          <a class="govuk-link" href="${paths.requestCases(actor.membership, key.audit)}"
            >The cases that your agency is asked about</a
          >
        </p>`,
      requestView(sent, answersToday(actor.membership, sent.agency, contacts, londonDay(now))),
      sent.withdrawnAt === null &&
        sent.request.dates.length > 0 &&
        html`<p class="govuk-body tl-no-print">
          <a class="govuk-link" href="${paths.requestCalendar(actor.membership, key.audit)}"
            >Put these dates into your calendar</a
          >
        </p>`,
    ),
  );
}
