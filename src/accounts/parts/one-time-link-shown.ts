import { insetText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { paths } from '../paths.ts';

/** Hours for which the link works; the database counts them. */
const hours = 72;

/** The link, shown once, with what to do with it. `site`: scheme, host and port. `now`: when it was made. */
export function oneTimeLinkShown(link: {
  readonly name: string;
  readonly site: string;
  readonly secret: string;
  readonly now: Temporal.Instant;
}): SafeHtml {
  return html`<p class="govuk-body">
      Give this link to ${link.name}. Whoever opens it can choose the password, so hand it over in person, or
      send it in a way that reaches only them.
    </p>
    ${insetText({ text: `${link.site}${paths.oneTimeLink(link.secret)}` })}
    <p class="govuk-body">
      It works once, until ${displayInstant(link.now.add({ hours }))}. It is shown on this page only: note it
      now. If it is lost, make a new one under People.
    </p>`;
}
