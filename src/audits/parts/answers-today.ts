import { accountPaths, whoAnswers, type Contact } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { sayContact } from '../terms/contacts.ts';

/** Who answers for an agency today, by the contacts on its page; `m` is the membership one acts as. */
export function answersToday(
  m: string,
  agency: string,
  contacts: readonly Contact[],
  today: string,
): SafeHtml {
  const answering = whoAnswers(
    contacts.filter((one) => one.agency === agency),
    today,
  );
  const page = html`<a class="govuk-link" href="${accountPaths.agency(m, agency)}">the agency’s page</a>`;
  return answering === null
    ? html`Nobody: ${page} names nobody for today`
    : html`${sayContact(answering)}, as ${page} says`;
}
