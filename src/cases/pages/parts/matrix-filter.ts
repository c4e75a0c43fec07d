import { html, type SafeHtml } from '#platform/html';
import { paths, type MatrixQuery } from '../../paths.ts';
import type { InvolvementMatrix } from '../../rules/involvement-matrix.ts';
import { askStateCodes, askStates, turns, type AskState, type AskTurn } from '../../rules/state-of-ask.ts';

type Only = { readonly state?: AskState | undefined; readonly turn?: AskTurn | undefined };

/** The legend, which is the filter as well: what each shape means, how often it is there, and a link to only those. */
export function matrixFilter(matrix: InvolvementMatrix, m: string, audit: string, only: Only): SafeHtml {
  const link = (query: MatrixQuery): string => paths.matrix(m, audit, query);
  const isAll = only.state === undefined && only.turn === undefined;
  const all = [...matrix.states.values()].reduce((sum, count) => sum + count, 0);
  const states = askStateCodes.filter((state) => (matrix.states.get(state) ?? 0) > 0 || only.state === state);
  return html`<nav class="tl-filters" aria-label="What is shown">
      <ul class="tl-filters__list">
        <li>${item(link({}), html`Everything`, all, isAll)}</li>
        ${(['agencies', 'us'] as const).map(
          (turn) =>
            html`<li>
              ${item(link({ turn }), html`${turns[turn]}`, matrix.turns.get(turn) ?? 0, only.turn === turn)}
            </li>`,
        )}
      </ul>
      <ul class="tl-filters__list">
        ${states.map(
          (state) =>
            html`<li>
              ${item(link({ state }), stateWord(state), matrix.states.get(state) ?? 0, only.state === state)}
            </li>`,
        )}
      </ul>
    </nav>
    <p class="tl-print-only govuk-body-s">
      ${states.map((state) => html`${stateWord(state)} ${matrix.states.get(state) ?? 0} `)}
    </p>`;
}

function item(href: string, word: SafeHtml, count: number, isCurrent: boolean): SafeHtml {
  return html`<a class="tl-filters__link" href="${href}"${isCurrent ? html` aria-current="true"` : ''}
    >${word} <span class="tl-filters__count">${count}</span></a
  >`;
}

function stateWord(state: AskState): SafeHtml {
  const { label, shape } = askStates[state];
  return shape === null ? html`${label}` : html`<span class="tl-status tl-status--${shape}">${label}</span>`;
}
