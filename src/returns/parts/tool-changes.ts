import { html, type SafeHtml } from '#platform/html';
import { changeLabels, type ItemChange } from '../rules/compare-tools.ts';

/** What became of each item between two versions. */
export function changesTable(changes: readonly ItemChange[], caption: string): SafeHtml {
  if (changes.length === 0)
    return html`<p class="govuk-body">No item was added, reworded, moved or removed.</p>`;
  return html`<div class="tl-region" role="region" aria-labelledby="changes" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="changes">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          (change) =>
            html`<tr>
              <th scope="row">${changeLabels[change.kind]} <span class="tl-table__small">${change.id}</span></th>
              <td class="tl-table__text tl-long">${side(change.was, change.from)}</td>
              <td class="tl-table__text tl-long">${side(change.is, change.to)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function side(text: string, section: string): SafeHtml {
  return text === ''
    ? html`Not asked`
    : html`${text} <span class="tl-table__small">Section: ${section}</span>`;
}
