import { auditPaths } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { findingLabel } from '../../rules/finding-label.ts';
import type { ThemeCell, ThemeRow } from '../../rules/theme-rows.ts';
import type { FindingAudit, PartnershipFinding } from '../../store/across-audits.ts';

/** The id of a theme's own part of the page. */
export function themeAnchor(theme: string): string {
  return `theme-${theme.replaceAll('_', '-')}`;
}

/**
 * Themes down, audits across, a mark and a word where something was found: recurrence at one look. `isAgain` knows the
 * whole archive, also the audits that stand on another page.
 */
export function themeMatrix(
  membership: string,
  audits: readonly FindingAudit[],
  rows: readonly ThemeRow<PartnershipFinding>[],
  isAgain: (theme: string) => boolean,
): SafeHtml {
  return html`<div class="tl-region tl-print-wide" role="region" aria-labelledby="by-theme" tabindex="0">
    <table class="tl-table tl-table--matrix">
      <caption class="tl-table__caption" id="by-theme">
        What was found under each theme, audit by audit
      </caption>
      <thead>
        <tr>
          <th scope="col">Theme</th>
          ${audits.map(
            (audit) =>
              html`<th scope="col">
                <a class="govuk-link" href="${auditPaths.audit(membership, audit.id)}"
                  >${audit.year ?? 'No date'}<span class="govuk-visually-hidden">: ${audit.title}</span></a
                >
                <span class="tl-table__small">${audit.subject}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">
                <a class="govuk-link" href="#${themeAnchor(row.theme)}">${row.label}</a>
                ${isAgain(row.theme) && html`<span class="tl-mark">Found again</span>`}
              </th>
              ${row.cells.map((cell) => html`<td>${marksOf(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function marksOf(cell: ThemeCell<PartnershipFinding>): readonly SafeHtml[] {
  return (
    [
      ['strength', cell.strengths.length],
      ['learning', cell.learning.length],
      ['neither', cell.noted.length],
    ] as const
  )
    .filter(([, count]) => count > 0)
    .map(
      ([kind, count]) =>
        html`<span class="tl-found tl-found--${kind}"
          >${findingLabel(kind).label}${count > 1 && html` <span class="tl-found__count">${count}</span>`}</span
        >`,
    );
}
