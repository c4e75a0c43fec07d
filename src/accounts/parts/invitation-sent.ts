import { insetText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { paths } from '../paths.ts';

/** Hours for which an invitation works; the database counts them. */
const hours = 7 * 24;

/** What became of an invitation's link: sent to its owner, or, where no mail is sent, shown once to be passed on. */
export function invitationSent(link: {
  readonly name: string;
  readonly email: string;
  readonly site: string;
  /** Null when it went by mail: then nobody but its receiver sees it. */
  readonly secret: string | null;
  readonly now: Temporal.Instant;
}): SafeHtml {
  const until = displayInstant(link.now.add({ hours }));
  if (link.secret === null)
    return html`<p class="govuk-body">
      A link is on its way to ${link.email}. ${link.name} acts here from when they accept it; it works until
      ${until}. Under People, Invited, you can send it again or withdraw it.
    </p>`;
  return html`<p class="govuk-body">
      Give this link to ${link.name}, and to nobody else: in person, or in a way that reaches only them. They
      act here from when they accept it.
    </p>
    ${insetText({ text: `${link.site}${paths.invitation(link.secret)}` })}
    <p class="govuk-body">
      It works once, until ${until}. It is shown on this page only: note it now. If it is lost, make a new one
      under People, Invited.
    </p>`;
}
