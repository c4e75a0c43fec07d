import { html, type SafeHtml } from '#platform/html';
import { sayUse, type AuditCitation } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import { paths } from '../paths.ts';
import { sayWhen } from '../rules/say-when.ts';
import { judgeCitation, type CitationStanding } from '../rules/judge-citation.ts';

/** A word for what somebody should look at; where it was right to cite the edition, its sentence is enough. */
const marks: Readonly<Partial<Record<CitationStanding['standing'], string>>> = {
  'replaced before': 'Replaced before',
  'came later': 'Not in force yet',
  'unknown edition': 'Edition not kept',
};

/** Which audits cite an item, in which edition and what for, and how that stands on `today` (ISO). */
export function citationsTable(
  m: string,
  item: LibraryItem,
  citations: readonly AuditCitation[],
  today: string,
): SafeHtml {
  if (citations.length === 0) {
    return html`<h2 class="govuk-heading-m">Who cites it</h2>
      <p class="govuk-body">
        No audit cites it yet. The audits that do will be here, each with the edition it cites.
      </p>`;
  }
  return html`<div class="tl-region" role="region" aria-labelledby="citations" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="citations">
        Who cites it
      </caption>
      <thead>
        <tr>
          <th scope="col">Audit</th>
          <th scope="col">Edition</th>
          <th scope="col">Cited for</th>
          <th scope="col">How that stands</th>
          <th scope="col">What the audit takes from it</th>
        </tr>
      </thead>
      <tbody>
        ${citations.map((citation) => citationRow(m, item, citation, today))}
      </tbody>
    </table>
  </div>`;
}

function citationRow(m: string, item: LibraryItem, citation: AuditCitation, today: string): SafeHtml {
  const { standing, sentence } = judgeCitation(item, citation, today);
  const mark = marks[standing];
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.audit(m, citation.audit)}">${citation.auditTitle}</a>
      ${citation.isLive && html`<span class="tl-mark">Under way</span>`}
      ${
        citation.when !== null &&
        html`<span class="tl-table__small"
          >${citation.isLive && 'Looks at work until '}${sayWhen(citation.when)}</span
        >`
      }
    </th>
    <td>${citation.edition}</td>
    <td>${sayUse(citation.use)}</td>
    <td class="tl-table__text">
      ${mark !== undefined && html`<span class="tl-mark tl-mark--alert">${mark}</span> `}${sentence}
    </td>
    <td class="tl-table__text">${citation.says}</td>
  </tr>`;
}
