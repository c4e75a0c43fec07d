import { auditPaths, type LibraryDocument } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import type { PublishedAudit } from '../published-audit.ts';
import { otherEditions } from '../rules/other-editions.ts';
import { findAddress, nameDocument, sayUse } from '../rules/say-citation.ts';
import { linkTo } from './fact-list.ts';

/**
 * Definitions and guidance with the edition quoted, marked where the audit cites the same document in another edition;
 * each leads to its item in the library, under the membership `m`.
 */
export function guidanceTable(
  m: string,
  audit: Pick<PublishedAudit, 'citations' | 'library'>,
): SafeHtml | null {
  const { citations, library } = audit;
  const cited = new Set(citations.map((citation) => citation.document));
  const uncited = library.filter((document) => !cited.has(document.ref));
  if (citations.length === 0 && uncited.length === 0) return null;
  const differing = new Map(
    citations
      .filter((citation) => otherEditions(citation, citations).length > 0)
      .map((citation) => [citation.document, [citation.edition, ...otherEditions(citation, citations)]]),
  );
  return html`<h2 class="govuk-heading-m">Definitions and guidance</h2>
    ${[...differing].map(
      ([document, editions]) =>
        html`<p class="govuk-body">
          ${nameDocument(document, library)} is cited in the editions of
          ${new Intl.ListFormat('en-GB').format(editions.toSorted())}. Each statement rests on its own
          edition.
        </p>`,
    )}
    <div class="tl-region" role="region" aria-labelledby="guidance" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="guidance">
          What the audit cites
        </caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">Edition</th>
            <th scope="col">Cited for</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          ${citations.map((citation) => {
            const others = otherEditions(citation, citations);
            return html`<tr>
              <th scope="row">
                ${linkTo(nameDocument(citation.document, library), findAddress(citation, library))}
                ${inLibrary(m, citation.document, nameDocument(citation.document, library))}
              </th>
              <td>
                ${citation.edition}
                ${others.length > 0 && html`<span class="tl-mark">also cited: ${others.join(', ')}</span>`}
              </td>
              <td>${sayUse(citation.use)}</td>
              <td class="tl-table__text">${citation.says}</td>
            </tr>`;
          })}
          ${uncited.map((document) => listedRow(m, document))}
        </tbody>
      </table>
    </div>`;
}

/** The way to the item in the library: its other editions, and who else cites it. */
function inLibrary(m: string, ref: string, title: string): SafeHtml {
  return html`<span class="tl-table__small"
    ><a class="govuk-link" href="${auditPaths.libraryItem(m, ref)}"
      >In the library<span class="govuk-visually-hidden">: ${title}</span></a
    ></span
  >`;
}

function listedRow(m: string, document: LibraryDocument): SafeHtml {
  return html`<tr>
    <th scope="row">${linkTo(document.title, document.url)} ${inLibrary(m, document.ref, document.title)}</th>
    <td>${document.editions.join(', ')}</td>
    <td>Listed</td>
    <td class="tl-table__text"></td>
  </tr>`;
}
