import { periodBars } from '#platform/charts';
import { html, trusted, type SafeHtml } from '#platform/html';
import type { AuditCitation } from '../library/citation.ts';
import type { LibraryItem } from '../library/item.ts';
import { editionBars } from '../rules/edition-bars.ts';

/** The editions of an item on a line of years, with the audits that cite them; nothing where there is nothing to compare. */
export function editionsPicture(
  colour: string,
  item: LibraryItem,
  citations: readonly AuditCitation[],
  today: string,
): SafeHtml | null {
  const bars = editionBars(item, citations, today);
  if (bars === null) return null;
  const isCited = bars.rows.some((row) => row.marks.length > 0);
  const title = isCited ? 'When each edition held, and when audits cite it' : 'When each edition held';
  const chart = periodBars({
    title,
    colour,
    keys: {
      sure: 'Held',
      perhaps: 'Perhaps held: the dates do not say',
      mark: 'An audit that cites it, where it ended',
    },
    rows: bars.rows,
    from: bars.from,
    until: bars.until,
    width: 720,
  });
  return html`<figure class="tl-chart" aria-labelledby="picture">
    <figcaption class="tl-chart__title" id="picture">${title}</figcaption>
    <div class="tl-region" role="region" aria-labelledby="picture" tabindex="0">
      <div role="img" aria-label="${chart.alternative}">${trusted(chart.svg)}</div>
    </div>
    ${
      bars.leftOut.length > 0 &&
      html`<p class="tl-chart__note">
        Left out, because nobody has said from when they held: ${bars.leftOut.join('; ')}.
      </p>`
    }
  </figure>`;
}
