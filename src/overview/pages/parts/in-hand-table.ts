import { nameTheme, type InHandOrder, type InHandSummary } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { paths, type InHandQuery } from '../../paths.ts';
import { sayLiveAudit } from '../../rules/say-live-audit.ts';
import { inHandAddress } from './audits-in-hand.ts';
import { sortHead } from './sort-head.ts';

const captions: Readonly<Record<InHandOrder, string>> = {
  latest: 'Audits in hand, the last changed first',
  earliest: 'Audits in hand, those longest unchanged first',
  title: 'Audits in hand by title',
  state: 'Audits in hand by where they stand',
};

const columns = {
  title: [{ order: 'title', direction: 'ascending' }],
  state: [{ order: 'state', direction: 'ascending' }],
  changed: [
    { order: 'latest', direction: 'descending' },
    { order: 'earliest', direction: 'ascending' },
  ],
} as const;

/** Audits in hand as a table; the heads of three columns order it. */
export function inHandTable(m: string, asked: InHandQuery, audits: readonly InHandSummary[]): SafeHtml {
  const current = asked.sort ?? 'latest';
  const hrefOf = (sort: InHandOrder) =>
    paths.auditsInHand(m, { ...asked, sort: sort === 'latest' ? undefined : sort, page: undefined });
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="in-hand" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="in-hand">
        ${captions[current]}
      </caption>
      <thead>
        <tr>
          ${sortHead<InHandOrder>('Audit', columns.title, current, hrefOf)}
          ${sortHead<InHandOrder>('Where it stands', columns.state, current, hrefOf)}
          <th scope="col">Themes</th>
          ${sortHead<InHandOrder>('Last changed', columns.changed, current, hrefOf)}
        </tr>
      </thead>
      <tbody>
        ${audits.map(
          (audit) =>
            html`<tr>
              <th scope="row">
                <a class="govuk-link" href="${inHandAddress(m, audit)}">${audit.title}</a>
              </th>
              <td>${sayLiveAudit(audit)}</td>
              <td>${audit.themes.map(nameTheme).join(', ')}</td>
              <td>${audit.touchedAt === null ? 'Not yet' : displayInstant(audit.touchedAt)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
