import { warningText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { ConcernRoute } from '../concern.ts';
import { paths } from '../paths.ts';

/** Says to coordinators that nobody is named to whom a concern goes; null once somebody is. */
export function concernRouteMissing(m: string, audit: string, route: ConcernRoute | null): SafeHtml | null {
  if (route !== null) return null;
  return html`${warningText({
    iconFallbackText: 'Warning',
    text: 'Nobody is named to whom it goes when a child may be unsafe. Until somebody is, it goes to every coordinator.',
  })}
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.concernRoute(m, audit)}">Say to whom an immediate concern goes</a>
    </p>`;
}
