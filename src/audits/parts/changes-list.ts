import { conflictSides } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import type { TermsChange } from '../agreement.ts';

/** What differs from the version before, both texts side by side; nothing where nothing does. */
export function changesList(changes: readonly TermsChange[], before: number): SafeHtml | null {
  if (changes.length === 0) return null;
  return html`<section aria-labelledby="changes">
    <h2 class="govuk-heading-m" id="changes">What has changed since version ${before}</h2>
    ${changes.map(
      (change) =>
        html`<p class="govuk-caption-m">${change.section}</p>
          ${conflictSides([{ label: change.label, now: change.before, typed: change.after }], {
            now: `Version ${before}`,
            typed: `Version ${before + 1}`,
            level: 3,
          })}`,
    )}
  </section>`;
}
