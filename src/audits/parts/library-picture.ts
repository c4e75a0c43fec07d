import { chartFigure, periodBars } from '#platform/charts';
import type { SafeHtml } from '#platform/html';
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
  const note =
    bars.leftOut.length === 0
      ? null
      : `Left out, because nobody has said from when they held: ${bars.leftOut.join('; ')}.`;
  return chartFigure(chart, 'picture', title, note);
}
