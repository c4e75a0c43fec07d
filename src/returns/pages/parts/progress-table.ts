import { html, type SafeHtml } from '#platform/html';
import { paths, type ProgressQuery } from '../../paths.ts';
import {
  progressStateCodes,
  progressStates,
  progressTurns,
  sayCell,
  type ProgressCell,
  type ProgressColumn,
  type ProgressMap,
  type ProgressState,
  type ProgressTurn,
} from '../../rules/progress-cells.ts';
import { sayReturn } from '../../rules/say-return.ts';

export type Only = { readonly state?: ProgressState | undefined; readonly turn?: ProgressTurn | undefined };

/** Whether a cell is of the kind that is asked for. */
export function isShown(cell: ProgressCell, { state, turn }: Only): boolean {
  if (state === 'late') return cell.daysLate > 0;
  return (
    (state === undefined || cell.state === state) &&
    (turn === undefined || progressStates[cell.state].turn === turn)
  );
}

/** Cases down, agencies across, each cell how one return stands. Rows without anything asked for are left out. */
export function progressTable(
  map: ProgressMap,
  name: (column: ProgressColumn) => string,
  place: { readonly m: string; readonly audit: string },
  only: Only,
): SafeHtml {
  const rows = map.rows.filter(({ cells }) => cells.some((cell) => cell !== null && isShown(cell, only)));
  if (rows.length === 0)
    return html`<p class="govuk-body">
      Nothing of that kind.
      <a class="govuk-link" href="${paths.progress(place.m, place.audit)}">Show everything</a>
    </p>`;
  const names = map.columns.map(name);
  return html`<div
    class="tl-region tl-region--tall tl-matrix tl-print-wide"
    role="region"
    aria-labelledby="returns"
    tabindex="0"
    data-arrows
  >
    <table class="tl-table tl-table--matrix">
      <caption class="tl-table__caption" id="returns">
        How each return stands
      </caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          ${names.map((each) => html`<th scope="col">${each}</th>`)}
          <th scope="col">Signed</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ row, cells, signed, asked }) =>
            html`<tr>
              <th scope="row">${sayReturn({ caseNumber: row.number })}</th>
              ${cells.map((cell, at) => cellOf(cell, row.number, names[at] ?? '', place, only))}
              <td><span class="tl-matrix__who">Signed: </span>${signed} of ${asked}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Signed</th>
          ${map.totals.map(({ signed, asked }) => html`<td>${signed} of ${asked}</td>`)}
          <td>${map.signed} of ${map.asked}</td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}

function cellOf(
  cell: ProgressCell | null,
  number: number | null,
  agency: string,
  { m, audit }: { readonly m: string; readonly audit: string },
  only: Only,
): SafeHtml {
  if (cell === null)
    return html`<td class="tl-matrix__other">
      <span aria-hidden="true">·</span><span class="govuk-visually-hidden">nothing asked</span>
    </td>`;
  if (!isShown(cell, only))
    return html`<td class="tl-matrix__other">
      <span aria-hidden="true">·</span><span class="govuk-visually-hidden">something else</span>
    </td>`;
  const who = html`<span class="govuk-visually-hidden">${sayReturn({ caseNumber: number })}, </span
    ><span class="tl-matrix__who">${agency}: </span>`;
  const { shape } = progressStates[cell.daysLate > 0 ? 'late' : cell.state];
  if (cell.one === null) return html`<td class="tl-matrix__none">${who}${sayCell(cell)}</td>`;
  return html`<td>
    <a class="tl-table__cell-link" href="${paths.signed(m, audit, cell.one.id)}"
      >${who}<span class="tl-status tl-status--${shape ?? ''}">${sayCell(cell)}</span></a
    >
  </td>`;
}

/** The legend, which is the filter as well. */
export function progressFilter(map: ProgressMap, m: string, audit: string, only: Only): SafeHtml {
  const link = (query: ProgressQuery) => paths.progress(m, audit, query);
  const cells = map.rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
  const item = (href: string, word: SafeHtml, count: number, isCurrent: boolean) =>
    html`<li>
      <a class="tl-filters__link" href="${href}"${isCurrent ? html` aria-current="true"` : ''}
        >${word} <span class="tl-filters__count">${count}</span></a
      >
    </li>`;
  const word = (state: ProgressState) => {
    const { label, shape } = progressStates[state];
    return shape === null
      ? html`${label}`
      : html`<span class="tl-status tl-status--${shape}">${label}</span>`;
  };
  const countOf = (filter: Only) => cells.filter((cell) => isShown(cell, filter)).length;
  const states = progressStateCodes.filter((state) => countOf({ state }) > 0 || only.state === state);
  return html`<nav class="tl-filters" aria-label="What is shown">
    <ul class="tl-filters__list">
      ${item(link({}), html`Everything`, cells.length, only.state === undefined && only.turn === undefined)}
      ${(['agencies', 'us'] as const).map((turn) =>
        item(link({ turn }), html`${progressTurns[turn]}`, countOf({ turn }), only.turn === turn),
      )}
    </ul>
    <ul class="tl-filters__list">
      ${states.map((state) => item(link({ state }), word(state), countOf({ state }), only.state === state))}
    </ul>
  </nav>`;
}

/** The map as rows for a spreadsheet, heads first. */
export function progressRows(
  map: ProgressMap,
  name: (column: ProgressColumn) => string,
): readonly (readonly (string | number | null)[])[] {
  return [
    ['Case', ...map.columns.map(name), 'Signed', 'Asked'],
    ...map.rows.map(({ row, cells, signed, asked }) => [
      sayReturn({ caseNumber: row.number }),
      ...cells.map((cell) => (cell === null ? null : sayCell(cell))),
      signed,
      asked,
    ]),
  ];
}

/** "7 of 12 signed, 2 late" */
export function sayMap({ signed, asked, late }: ProgressMap): string {
  if (asked === 0) return 'none yet';
  return `${signed} of ${asked} signed${late > 0 ? `, ${late} late` : ''}`;
}
