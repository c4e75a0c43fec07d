import { html, type SafeHtml } from '#platform/html';
import { displayDay, londonDay } from '#platform/time';
import type { EarlierAnswer } from '../rules/earlier-answers.ts';
import { sayReturn } from '../rules/say-return.ts';

/** What the agency answered to a standard before, for reading: nothing of it goes into the answer. */
export function earlierNotes(
  answers: readonly EarlierAnswer[],
  address: (audit: string, id: string) => string,
): SafeHtml | null {
  if (answers.length === 0) return null;
  return html`<div class="tl-answer-note">
    ${answers.map(
      (answer) =>
        html`<p>
          In the audit “${answer.title}” (signed ${displayDay(londonDay(answer.signedAt))}) your agency answered:
          <strong>${answer.says}</strong>.
          ${answer.returns.map(
            (one) =>
              html` <a class="govuk-link" href="${address(answer.audit, one.id)}"
                  >${sayReturn({ caseNumber: one.caseNumber })}<span class="govuk-visually-hidden">
                    of ${answer.title}, with what was written</span
                  ></a
                >`,
          )}
        </p>`,
    )}
  </div>`;
}
