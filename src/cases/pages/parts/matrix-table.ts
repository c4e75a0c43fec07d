import { html, type SafeHtml } from '#platform/html';
import { sayColumn, type AskColumn } from '../../ask-column.ts';
import { paths } from '../../paths.ts';
import type { InvolvementMatrix, MatrixCell, MatrixTotal } from '../../rules/involvement-matrix.ts';
import { askStates, daysLate, sayLate } from '../../rules/state-of-ask.ts';

export type MatrixPlace = {
  readonly m: string;
  readonly audit: string;
  readonly today: string;
  /** False once nothing can be asked any more. */
  readonly isOpen: boolean;
};

/** The matrix as one table, or as several of so many columns for paper that is not wide enough. */
export function matrixTables(matrix: InvolvementMatrix, place: MatrixPlace, width: number | null): SafeHtml {
  const size = width ?? Math.max(matrix.columns.length, 1);
  const starts = Array.from({ length: Math.ceil(matrix.columns.length / size) }, (_, part) => part * size);
  return html`${starts.map((from, part) => {
    const isLast = part === starts.length - 1;
    const slice = <One>(list: readonly One[]): readonly One[] => list.slice(from, from + size);
    const id = part === 0 ? 'matrix' : `matrix-${part + 1}`;
    const caption =
      starts.length === 1
        ? 'Which agency knew the people of which case'
        : `Which agency knew the people of which case, part ${part + 1} of ${starts.length}`;
    return html`<div
      class="tl-region tl-region--tall tl-matrix ${width === null ? 'tl-print-wide' : 'tl-print-turned'}"
      role="region"
      aria-labelledby="${id}"
      tabindex="0"
      data-arrows
    >
      <table class="tl-table tl-table--matrix">
        <caption class="tl-table__caption" id="${id}">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">Case</th>
            ${slice(matrix.columns).map((column) => columnHead(column))}
            ${isLast && html`<th scope="col">Answered</th><th scope="col">Known to</th>`}
          </tr>
        </thead>
        <tbody>
          ${matrix.rows.map(
            (row) =>
              html`<tr>
                <th scope="row">
                  <a class="govuk-link" href="${paths.case(place.m, place.audit, row.case.id)}"
                    >Case ${row.case.number}</a
                  >
                </th>
                ${slice(row.cells).map((cell, at) =>
                  cellOf(cell, row.case, slice(matrix.columns)[at], place),
                )}
                ${isLast && totalCells(row.total)}
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Answered</th>
            ${slice(matrix.totals).map((total) => html`<td>${sayAnswered(total)}</td>`)}
            ${isLast && html`<td>${sayAnswered(matrix.total)}</td><td></td>`}
          </tr>
          <tr>
            <th scope="row">Known</th>
            ${slice(matrix.totals).map((total) => html`<td>${total.known}</td>`)}
            ${isLast && html`<td></td><td>${matrix.total.known}</td>`}
          </tr>
        </tfoot>
      </table>
    </div>`;
  })}`;
}

function columnHead(column: AskColumn): SafeHtml {
  const part = column.service ?? column.setting;
  return html`<th scope="col">
    ${
      part === null
        ? column.agencyName
        : html`<span class="tl-table__small">${column.agencyName}</span> ${part.name}`
    }
  </th>`;
}

function cellOf(
  cell: MatrixCell,
  one: { readonly id: string; readonly number: number },
  column: AskColumn | undefined,
  place: MatrixPlace,
): SafeHtml {
  if (!cell.isShown || column === undefined)
    return html`<td class="tl-matrix__other">
      <span aria-hidden="true">·</span><span class="govuk-visually-hidden">something else</span>
    </td>`;
  const who = html`<span class="govuk-visually-hidden">Case ${one.number}, </span
    ><span class="tl-matrix__who">${sayColumn(column)}: </span>`;
  const state = askStates[cell.state];
  if (cell.ask === null) {
    if (!place.isOpen) return html`<td class="tl-matrix__none">${who}${state.label}</td>`;
    const href = paths.askAgencies(place.m, place.audit, { case: one.id, to: column.code });
    return html`<td class="tl-matrix__none">
      <a class="tl-table__cell-link" href="${href}">${who}${state.label}</a>
    </td>`;
  }
  const late = daysLate(cell.ask, place.today);
  return html`<td>
    <a class="tl-table__cell-link" href="${paths.ask(place.m, place.audit, cell.ask.id)}"
      >${who}<span class="tl-status tl-status--${state.shape ?? ''}"
        >${state.label}${late > 0 && html`, ${sayLate(late)}`}</span
      ></a
    >
  </td>`;
}

function totalCells(total: MatrixTotal): SafeHtml {
  return html`<td><span class="tl-matrix__who">Answered: </span>${sayAnswered(total)}</td>
    <td><span class="tl-matrix__who">Known to: </span>${total.known}</td>`;
}

function sayAnswered({ answered, asked }: MatrixTotal): string {
  return asked === 0 ? '–' : `${answered} of ${asked}`;
}
