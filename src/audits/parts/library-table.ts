import { html, type SafeHtml } from '#platform/html';
import { displayPartialDate } from '#platform/time';
import { libraryKinds } from '../library/item.ts';
import { paths, type LibraryQuery } from '../paths.ts';
import type { LibraryRow } from '../rules/library-rows.ts';

const captions: Readonly<Record<string, string>> = {
  kind: 'Items by kind',
  cited: 'Items, those that most audits cite first',
};

/** Items of the library as a table; three of its heads order it. */
export function libraryTable(m: string, asked: LibraryQuery, rows: readonly LibraryRow[]): SafeHtml {
  const head = (name: string, sort: string | undefined, classes = '') => {
    const isCurrent = asked.sort === sort;
    const direction = sort === 'cited' ? 'descending' : 'ascending';
    return html`<th scope="col" class="${classes}" ${isCurrent ? html`aria-sort="${direction}"` : ''}>
      <a class="tl-table__sort" href="${paths.library(m, { ...asked, sort, page: undefined })}">${name}</a>
    </th>`;
  };
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="library" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="library">
        ${captions[asked.sort ?? ''] ?? 'Items by title'}
      </caption>
      <thead>
        <tr>
          ${head('Item', undefined)} ${head('Kind', 'kind')}
          <th scope="col">Holds today</th>
          <th scope="col" class="tl-table__number">Editions</th>
          ${head('Cited by', 'cited')}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => rowOf(m, row))}
      </tbody>
    </table>
  </div>`;
}

function rowOf(m: string, row: LibraryRow): SafeHtml {
  const { item, holding, coming } = row;
  const small = (text: string) => html` <span class="tl-table__small">${text}</span>`;
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.libraryItem(m, item.ref)}">${item.title}</a>
      ${item.retired !== null && html`<span class="tl-mark">Retired</span>`}
      ${item.origin === 'own' && html`<span class="tl-mark">Your own</span>`}
      ${item.origin === 'brought' && html`<span class="tl-mark">From an audit</span>`}
      ${item.publisher !== null && small(item.publisher)}
    </th>
    <td>${libraryKinds[item.kind]}</td>
    <td>
      ${holding === null ? 'Cannot tell' : holding.label}${
        coming !== null &&
        small(
          `${coming.label} is to come${coming.from === null ? '' : `: ${displayPartialDate(coming.from)}`}`,
        )
      }
    </td>
    <td class="tl-table__number">${item.editions.length}</td>
    <td>
      ${sayAudits(row.audits)}${row.faulty > 0 && small(`${row.faulty} in an edition that did not hold at the time`)}
    </td>
  </tr>`;
}

function sayAudits(count: number): string {
  if (count === 0) return 'No audit';
  return count === 1 ? '1 audit' : `${count} audits`;
}
