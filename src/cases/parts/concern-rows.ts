import { html, type SafeHtml } from '#platform/html';
import type { Concern } from '../concern.ts';
import { paths } from '../paths.ts';
import { sayMoment } from '../rules/concern-clock.ts';
import { concernStanding } from './concern-standing.ts';

/** Concerns a row each: which case, how it stands, when it was raised. */
export function concernRows(m: string, concerns: readonly Concern[], now: Temporal.Instant): SafeHtml {
  return html`<ul class="tl-rows">
    ${concerns.map(
      (one) =>
        html`<li class="tl-row">
          <p class="tl-row__title">
            <a class="govuk-link" href="${paths.concern(m, one.audit, one.id)}"
              >Case ${one.caseNumber}<span class="govuk-visually-hidden">, raised at ${sayMoment(one.raisedAt)}</span></a
            >
          </p>
          <p class="tl-row__about">${concernStanding(one, now)}</p>
          <p class="tl-row__about">Raised ${sayMoment(one.raisedAt)}</p>
        </li>`,
    )}
  </ul>`;
}
