import type { AuditKey, Section } from '#audits';
import type { Key } from '#platform/crypto';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { returnSteps, type AgencyReturn, type ReturnStep } from '../../return.ts';
import { wordsOf } from './take-step.ts';

/** What has happened to a return, the latest first, with what was written about it. */
export function historyOf(
  key: AuditKey,
  itsKey: Key,
  one: Pick<AgencyReturn, 'id' | 'case'>,
  steps: readonly ReturnStep[],
  name: (membership: string) => string,
  sections: readonly Pick<Section, 'code' | 'title'>[],
): SafeHtml {
  return html`<h2 class="govuk-heading-m">What has happened</h2>
    <ul class="tl-rows">
      ${steps.toReversed().map((step) => {
        const words = wordsOf(key, itsKey, one, step);
        return html`<li class="tl-row tl-row--plain">
          <p class="tl-row__title">${returnSteps[step.kind]}</p>
          <p class="tl-row__about">${displayInstant(step.at)}, ${name(step.by)}</p>
          ${words !== null && words.why !== '' && html`<p class="govuk-body tl-measure tl-lines">${words.why}</p>`}
          ${
            words !== null &&
            sections
              .filter((section) => (words.sections[section.code] ?? '') !== '')
              .map(
                (section) =>
                  html`<p class="govuk-body tl-measure tl-lines">
                    <strong>${section.title}:</strong> ${words.sections[section.code]}
                  </p>`,
              )
          }
        </li>`;
      })}
    </ul>`;
}
