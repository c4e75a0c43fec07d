import {
  findRepeatedStatements,
  participationTable,
  type Names,
  type Participation,
  type ParticipationCell,
  type ParticipationColumn,
} from '#cases';
import { html, type SafeHtml } from '#platform/html';

const shapes: Record<ParticipationColumn['status'], string> = {
  audited: 'audited',
  mostly_out_of_scope: 'mostly-out',
  out_of_scope: 'out',
  not_known: 'not-known',
  not_known_or_out_of_scope: 'not-separated',
  not_applicable: 'not-applicable',
  declined: 'declined',
  no_reply: 'no-reply',
  not_explained: 'no-reply',
};

/** Who took part as a table: agencies down, statuses across, each with its word and shape. */
export function participationMatrix(participation: Participation, names: Names): SafeHtml {
  const table = participationTable(participation, names);
  const { rows } = findRepeatedStatements(participation.rows);
  const { sample } = participation;
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="who-took-part" tabindex="0">
      <table class="tl-table tl-table--matrix">
        <caption class="tl-table__caption" id="who-took-part">
          Number of cases, by agency${sample !== null && html` (${sample} in the sample)`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Agency or service</th>
            ${table.columns.map(
              (column) =>
                html`<th scope="col">
                  <span class="tl-status tl-status--${shapes[column.status]}">${column.label}</span>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            ({ name, cells }, index) =>
              html`<tr>
                <th scope="row">
                  ${name}
                  ${rows[index]?.sector === true && html`<span class="tl-table__small">for the whole sector</span>`}
                </th>
                ${showCells(cells)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${explain(table.marks)}`;
}

/** Where nothing is said, one cell as wide as the row says so: an empty cell could be read as 0. */
function showCells(cells: readonly ParticipationCell[]): readonly SafeHtml[] {
  if (cells.some((cell) => cell.kind === 'nothing_said')) {
    return [
      html`<td colspan="${cells.length}">
        <span class="tl-status tl-status--nothing-said">Nothing said</span>
      </td>`,
    ];
  }
  return cells.map((cell) =>
    cell.kind === 'count'
      ? html`<td>${cell.text}</td>`
      : html`<td>
          <span aria-hidden="true">${cell.text}</span><span class="govuk-visually-hidden">${cell.spoken}</span>
        </td>`,
  );
}

function explain(marks: readonly { readonly mark: string; readonly meaning: string }[]): SafeHtml | null {
  const own = marks.filter(({ mark }) => mark !== 'nothing said');
  if (own.length === 0) return null;
  return html`<p class="govuk-body-s">
    ${own.map(({ mark, meaning }, index) => html`${index > 0 && '; '}<strong>${mark}</strong> ${meaning}`)}.
  </p>`;
}
