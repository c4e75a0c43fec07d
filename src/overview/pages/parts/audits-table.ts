import { archivePaths } from '#archive';
import type { AuditOrder, AuditSummary } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { paths, type AuditsQuery } from '../../paths.ts';
import type { AuditCounts } from '../../rules/counts-of.ts';
import { sayAsked, sayAuditDate, sayMethods } from '../../rules/say-audit.ts';

/** Audits as a table; the heads of three columns order it. */
export function auditsTable(
  membership: string,
  asked: AuditsQuery,
  audits: readonly AuditSummary[],
  counts: (audit: string) => AuditCounts,
): SafeHtml {
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="audits" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="audits">
        ${captions[asked.sort ?? 'latest']}
      </caption>
      <thead>
        <tr>
          ${sortable(membership, asked, 'Audit', ['title'], '')}
          ${sortable(membership, asked, 'When', ['latest', 'earliest'], '')}
          <th scope="col">Methods</th>
          ${sortable(membership, asked, 'Cases', ['cases'], 'tl-table__number')}
          <th scope="col" class="tl-table__number">Strengths</th>
          <th scope="col" class="tl-table__number">Learning</th>
          <th scope="col">Recommendations</th>
        </tr>
      </thead>
      <tbody>
        ${audits.map((audit) => rowOf(membership, audit, counts(audit.id)))}
      </tbody>
    </table>
  </div>`;
}

const captions: Readonly<Record<AuditOrder, string>> = {
  latest: 'Audits, the latest first',
  earliest: 'Audits, the earliest first',
  title: 'Audits by title',
  cases: 'Audits, those with the most cases first',
};

const directions: Readonly<Record<AuditOrder, 'ascending' | 'descending'>> = {
  latest: 'descending',
  earliest: 'ascending',
  title: 'ascending',
  cases: 'descending',
};

/** A head that orders the list by its column: once more, and the other way round where there is one. */
function sortable(
  m: string,
  asked: AuditsQuery,
  name: string,
  orders: readonly [AuditOrder, AuditOrder?],
  classes: string,
): SafeHtml {
  const current = asked.sort ?? 'latest';
  const [first, second] = orders;
  const sort = current === first && second !== undefined ? second : first;
  const isCurrent = current === first || current === second;
  const href = paths.audits(m, { ...asked, sort: sort === 'latest' ? undefined : sort, page: undefined });
  return html`<th scope="col" class="${classes}" ${isCurrent ? html`aria-sort="${directions[current]}"` : ''}>
    <a class="tl-table__sort" href="${href}">${name}</a>${
      isCurrent && html`<span aria-hidden="true"> ${directions[current] === 'descending' ? '↓' : '↑'}</span>`
    }
  </th>`;
}

function rowOf(m: string, audit: AuditSummary, counts: AuditCounts): SafeHtml {
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${archivePaths.audit(m, audit.id)}">${audit.title}</a>
      ${audit.joint && html`<span class="tl-mark">Joint</span>`}
      ${audit.publishedBy !== null && html`<span class="tl-table__small">${audit.publishedBy}</span>`}
    </th>
    <td>${sayAuditDate(audit) ?? 'Not known'}</td>
    <td>${sayMethods(audit) ?? 'Not said'}</td>
    <td class="tl-table__number">${audit.cases ?? 'Not said'}</td>
    <td class="tl-table__number">${counts.strengths}</td>
    <td class="tl-table__number">${counts.learning}</td>
    <td>${sayAsked(counts)}</td>
  </tr>`;
}
