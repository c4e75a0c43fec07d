import { html, type SafeHtml } from '#platform/html';
import { statusLabel, strataKey, type Count, type Strata } from '../../rules/count-strata.ts';

/** How a list is made up: area by status, then age, sex and ethnicity. */
export function strataTables(strata: Strata): SafeHtml {
  const { areas, statuses, cells } = strata;
  const at = (area: string, status: string) => cells.get(strataKey(area, status)) ?? 0;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return html`<div class="tl-region" role="region" aria-labelledby="strata" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="strata">
          Children by area and status
        </caption>
        <thead>
          <tr>
            <th scope="col">Area</th>
            ${statuses.map((status) => html`<th scope="col" class="tl-table__number">${statusLabel(status)}</th>`)}
            <th scope="col" class="tl-table__number">All</th>
          </tr>
        </thead>
        <tbody>
          ${areas.map(
            (area) =>
              html`<tr>
                <th scope="row">${area}</th>
                ${statuses.map((status) => html`<td class="tl-table__number">${at(area, status)}</td>`)}
                <td class="tl-table__number">${sum(statuses.map((status) => at(area, status)))}</td>
              </tr>`,
          )}
          <tr>
            <th scope="row">All</th>
            ${statuses.map(
              (status) =>
                html`<td class="tl-table__number">${sum(areas.map((area) => at(area, status)))}</td>`,
            )}
            <td class="tl-table__number">${strata.total}</td>
          </tr>
        </tbody>
      </table>
    </div>
    ${counts('Age', 'ages', strata.ages)} ${counts('Sex', 'sexes', strata.sexes)}
    ${counts('Ethnicity', 'ethnicities', strata.ethnicities)}`;
}

function counts(title: string, id: string, rows: readonly Count[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="${id}">
        Children by ${title.toLowerCase()}
      </caption>
      <thead>
        <tr>
          <th scope="col">${title}</th>
          <th scope="col" class="tl-table__number">Children</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, count }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td class="tl-table__number">${count.toLocaleString('en-GB')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
