import { html, trusted, type SafeHtml } from '#platform/html';
import type { Chart } from './drawing.ts';

/**
 * A chart on a page: its title, the picture in a region that scrolls where the screen is narrow, and a note on what is not
 * in it. `id` is that of the title; one page has each once.
 */
export function chartFigure(chart: Chart, id: string, title: string, note: string | null = null): SafeHtml {
  return html`<figure class="tl-chart" aria-labelledby="${id}">
    <figcaption class="tl-chart__title" id="${id}">${title}</figcaption>
    <div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
      <div role="img" aria-label="${chart.alternative}">${trusted(chart.svg)}</div>
    </div>
    ${note !== null && html`<p class="tl-chart__note">${note}</p>`}
  </figure>`;
}
