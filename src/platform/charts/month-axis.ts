import { drawText, hair, ink, round } from './drawing.ts';

const quiet = '#484f56';

/** Days since 1970, so that an ISO day has a place on a line. */
export function placeOf(day: string): number {
  return Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'days' }).days;
}

/** The first of each month that these ISO days (one at least) lie in or between, and of the month after the last. */
export function listMonths(days: readonly string[]): readonly Temporal.PlainDate[] {
  const [first = '1970-01-01', last = first] = [days.toSorted()[0], days.toSorted().at(-1)];
  const end = Temporal.PlainDate.from(last).with({ day: 1 });
  const months = [Temporal.PlainDate.from(first).with({ day: 1 })];
  for (let month = months[0]; month !== undefined && Temporal.PlainDate.compare(month, end) <= 0;) {
    month = month.add({ months: 1 });
    months.push(month);
  }
  return months;
}

/**
 * Month lines from `top` to `bottom` (pixels), with as many names as there is room for; a year stands over its first
 * name, up to 15 pixels above `top`.
 */
export function drawMonths(
  months: readonly Temporal.PlainDate[],
  at: (day: string) => number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
): string {
  const [first, second] = months;
  const room = first && second ? at(second.toString()) - at(first.toString()) : 0;
  const step = [1, 3, 6, 12].find((count) => room * count >= 38) ?? 12;
  const names = new Intl.DateTimeFormat('en-GB', { month: 'short' });
  let year = 0;
  return months
    .map((month, index) => {
      const x = round(at(month.toString()));
      const isNamed = index < months.length - 1 && index % step === 0;
      const rule = `<line class="tl-chart__grid" x1="${x}" y1="${top}" x2="${x}" y2="${bottom}" stroke="${hair}" stroke-width="1"/>`;
      if (!isNamed) return rule;
      const named =
        rule +
        drawText(names.format(month), { x: x + 4, y: top + 12, size: 14, fill: quiet, as: 'tl-chart__tick' });
      if (month.year === year) return named;
      ({ year } = month);
      return named + drawText(String(year), { x: x + 4, y: top - 5, bold: true, as: 'tl-chart__label' });
    })
    .join('');
}

/** Today as a dashed line at `x`, from its word over `top` down to `bottom`; the word stands where there is room for it. */
export function drawToday(
  x: number,
  { top, bottom, width }: { readonly top: number; readonly bottom: number; readonly width: number },
): string {
  const side = x > width - 80 ? -1 : 1;
  const anchor = side < 0 ? 'end' : 'start';
  return (
    `<path class="tl-chart__limit" d="M${round(x)} ${top - 16} V${bottom}" fill="none" stroke="${ink}" stroke-width="2" stroke-dasharray="5 4"/>` +
    drawText('Today', { x: x + side * 6, y: top - 4, bold: true, anchor, as: 'tl-chart__label' })
  );
}
