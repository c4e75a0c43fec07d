import { archivePaths } from '#archive';
import type { AuditOrder, AuditSummary } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { paths, type AuditsQuery } from '../../paths.ts';
import type { AuditCounts } from '../../rules/counts-of.ts';
import { sayAsked, sayAuditDate, sayMethods } from '../../rules/say-audit.ts';
import { sortHead } from './sort-head.ts';

/** Audits as a table; the heads of three columns order it. */
export function auditsTable(
  membership: string,
  asked: AuditsQuery,
  audits: readonly AuditSummary[],
  counts: (audit: string) => AuditCounts,
): SafeHtml {
  const current = asked.sort ?? 'latest';
  const hrefOf = (sort: AuditOrder) =>
    paths.audits(membership, { ...asked, sort: sort === 'latest' ? undefined : sort, page: undefined });
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="audits" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="audits">
        ${captions[current]}
      </caption>
      <thead>
        <tr>
          ${sortHead<AuditOrder>('Audit', columns.title, current, hrefOf)}
          ${sortHead<AuditOrder>('When', columns.when, current, hrefOf)}
          <th scope="col">Methods</th>
          ${sortHead<AuditOrder>('Cases', columns.cases, current, hrefOf, 'tl-table__number')}
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

const columns = {
  title: [{ order: 'title', direction: 'ascending' }],
  when: [
    { order: 'latest', direction: 'descending' },
    { order: 'earliest', direction: 'ascending' },
  ],
  cases: [{ order: 'cases', direction: 'descending' }],
} as const;

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
