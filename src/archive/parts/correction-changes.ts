import type { TermsChange } from '#audits';
import { conflictSides } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';

/** What a correction changes, both texts side by side, each under the section it stands in. */
export function correctionChanges(changes: readonly TermsChange[]): SafeHtml {
  return html`${changes.map(
    ({ section, label, before, after }) =>
      html`<p class="govuk-caption-m">${section}</p>
        ${conflictSides([{ label, now: before, typed: after }], { now: 'Before', typed: 'After', level: 3 })}`,
  )}`;
}
