import { scaleLinear } from 'd3-scale';
import {
  breakText,
  type Chart,
  drawBar,
  drawKeys,
  drawText,
  frame,
  hair,
  ink,
  makeFills,
  round,
} from './drawing.ts';

/** Days are ISO days, both ends included. */
export type PeriodBars = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** #rrggbb */
  readonly colour: string;
  /** What surely lasted is one bar, what perhaps did another; a mark is something that happened. */
  readonly keys: { readonly sure: string; readonly perhaps: string; readonly mark: string };
  readonly rows: readonly PeriodRow[];
  /** The first and last day of the axis; what lies beyond is cut off. */
  readonly from: string;
  readonly until: string;
  /** CSS pixels; 620 unless told. */
  readonly width?: number;
};

export type PeriodRow = {
  readonly label: string;
  /** The row in words, for the description. */
  readonly words: string;
  readonly spans: readonly { readonly from: string; readonly until: string; readonly isSure: boolean }[];
  readonly marks: readonly { readonly day: string; readonly words: string }[];
};

const barHeight = 16;
const rowHeight = 30;
const mostTicks = 9;

/** Periods as bars on a line of years, a row each, with marks for what happened; the days are told in `alternative`. */
export function periodBars(options: PeriodBars): Chart {
  const { colour, rows, keys } = options;
  const width = options.width ?? 620;
  const labelWidth = Math.round(width * 0.22);
  const [first, last] = [dayNumber(options.from), dayNumber(options.until)];
  const scale = scaleLinear([first, last + 1], [labelWidth, width - 8]).clamp(true);
  const fills = makeFills(colour, JSON.stringify([options.title, rows]));
  const spans = rows.flatMap((row) => row.spans);
  const legend = drawKeys(
    [
      ...(spans.some((span) => span.isSure) ? [{ label: keys.sure, pattern: 'solid' as const }] : []),
      ...(spans.some((span) => !span.isSure) ? [{ label: keys.perhaps, pattern: 'hatched' as const }] : []),
    ],
    fills,
    colour,
    width,
  );
  const hasMarks = rows.some((row) => row.marks.length > 0);
  const markKey = hasMarks
    ? `${drawMark(9, legend.height + 8)}${drawText(keys.mark, { x: 26, y: legend.height + 13 })}`
    : '';
  const top = legend.height + (hasMarks ? 32 : 8);
  const bottom = top + rows.length * rowHeight;
  const ticks = yearsBetween(options.from, options.until).map((year) => {
    const x = round(scale(dayNumber(`${year}-01-01`)));
    const line = `<line x1="${x}" y1="${top}" x2="${x}" y2="${bottom}" stroke="${hair}" stroke-width="1"/>`;
    return line + drawText(String(year), { x, y: bottom + 18, size: 13, anchor: 'middle' });
  });
  const drawn = rows.flatMap((row, index) => {
    const middle = top + index * rowHeight + rowHeight / 2;
    const [label = ''] = breakText(row.label, 14, labelWidth - 14);
    return [
      drawText(label, { x: 0, y: middle + 5, bold: true }),
      ...row.spans.map((span) => {
        const x = scale(dayNumber(span.from));
        const box = {
          x,
          y: middle - barHeight / 2,
          width: scale(dayNumber(span.until) + 1) - x,
          height: barHeight,
        };
        return drawBar(box, fills.fill(span.isSure ? 'solid' : 'hatched'), colour);
      }),
      ...row.marks.map((mark) => drawMark(scale(dayNumber(mark.day)), middle)),
    ];
  });
  const height = bottom + 26;
  return {
    svg: frame(width, height, [fills.definitions, legend.svg, markKey, ...ticks, ...drawn]),
    width,
    height,
    alternative: describe(options),
  };
}

/** A diamond with a white edge, so that it stands out on a bar and beside it. */
function drawMark(x: number, y: number): string {
  const at = [
    [x, y - 8],
    [x + 8, y],
    [x, y + 8],
    [x - 8, y],
  ];
  const points = at.map((point) => point.map(round).join(',')).join(' ');
  return `<polygon points="${points}" fill="${ink}" stroke="#ffffff" stroke-width="2"/>`;
}

function dayNumber(day: string): number {
  return Temporal.PlainDate.from('1970-01-01').until(Temporal.PlainDate.from(day)).days;
}

/** The years whose beginning lies between two days, so many apart that their figures do not touch. */
function yearsBetween(from: string, until: string): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first + 1) / mostTicks));
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, index) => first + index * step,
  ).filter((year) => `${year}-01-01` >= from);
}

function describe({ title, rows, keys }: PeriodBars): string {
  const told = rows.map((row) => {
    const marks =
      row.marks.length === 0 ? '' : ` ${keys.mark}: ${row.marks.map((mark) => mark.words).join('; ')}.`;
    return `${row.label}: ${row.words}.${marks}`;
  });
  return `${title}. ${told.join(' ')}`;
}
