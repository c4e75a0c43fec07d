import { scaleLinear } from 'd3-scale';
import { displayDay } from '#platform/time';
import {
  breakText,
  type Chart,
  drawBar,
  drawKeys,
  drawText,
  frame,
  guessWidth,
  hair,
  type Key,
  makeFills,
  type Pattern,
  round,
} from './drawing.ts';
import { drawMonths, listMonths, placeOf } from './month-axis.ts';

/** A period of a lane. Days are ISO, both within it. */
type Bar = {
  readonly from: string;
  readonly until: string;
  readonly label: string;
  readonly pattern: Pattern;
};

export type YearChart = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** ISO days; whole months are shown. What lies outside is left out. */
  readonly from: string;
  readonly until: string;
  /** #rrggbb */
  readonly colour: string;
  /** What the patterns stand for. */
  readonly keys: readonly Key[];
  /** One line each, in this order: agencies, or audits. */
  readonly lanes: readonly { readonly label: string; readonly bars: readonly Bar[] }[];
  /** CSS pixels; 960 unless told. Narrower screens scroll. */
  readonly width?: number;
};

const red = '#a3231b';
const labelWidth = 190;
const edge = 10;
const line = 17;
/** Pixels from one row of bars to the next: the words, the bar under them, a gap. */
const rowHeight = 38;

/** Days on which several bars of a lane run at once. */
type Clash = { readonly from: string; readonly until: string; readonly most: number };

/** When two or more bars run at once, and how many at most; neighbouring days are one clash. */
export function findClashes(bars: readonly Pick<Bar, 'from' | 'until'>[]): readonly Clash[] {
  const edges = [...new Set(bars.flatMap(({ from, until }) => [from, dayAfter(until)]))].toSorted();
  const clashes: Clash[] = [];
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const until = dayBefore(edges[index + 1] ?? from);
    const most = bars.filter((bar) => bar.from <= from && bar.until >= until).length;
    if (most < 2) continue;
    const last = clashes.at(-1);
    if (last !== undefined && dayAfter(last.until) === from)
      clashes[clashes.length - 1] = { ...last, until, most: Math.max(last.most, most) };
    else clashes.push({ from, until, most });
  }
  return clashes;
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** "3 March 2026", "3 March 2026 to 9 March 2026". */
function sayPeriod({ from, until }: { readonly from: string; readonly until: string }): string {
  return from === until ? displayDay(from) : `${displayDay(from)} to ${displayDay(until)}`;
}

/** Something of a lane with its words over it, in pixels. */
type Item = {
  readonly from: number;
  readonly until: number;
  readonly words: string;
  readonly wordsFrom: number;
  readonly draw: (y: number) => string;
};

/** Puts items into as few rows as it takes that nothing, words included, touches anything else. */
function arrange(items: readonly Item[]): readonly (readonly Item[])[] {
  const rows: { items: Item[]; end: number }[] = [];
  const start = (item: Item) => Math.min(item.from, item.wordsFrom);
  for (const item of items.toSorted((one, other) => start(one) - start(other))) {
    const end = Math.max(item.until, item.wordsFrom + guessWidth(item.words, 14)) + 8;
    const free = rows.find((row) => row.end <= start(item));
    if (free === undefined) rows.push({ items: [item], end });
    else {
      free.items.push(item);
      free.end = end;
    }
  }
  return rows.map((row) => row.items);
}

/** What is drawn on: where a day begins, and the last pixel of the line of months. */
type Ground = { readonly at: (day: string) => number; readonly right: number; readonly width: number };

/** A text no wider than `room` pixels; what does not fit is told in the description and in the table beside. */
function shorten(text: string, room: number): string {
  if (guessWidth(text, 14) <= room) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && guessWidth(`${letters.join('')}…`, 14) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

function placeItem(
  period: { readonly from: string; readonly until: string },
  label: string,
  { at, right }: Ground,
  draw: (x: number, width: number, y: number) => string,
): Item {
  const from = at(period.from);
  // The day it ends on belongs to it; a single day of a long year is still seen.
  const until = Math.max(at(dayAfter(period.until)), from + 5);
  const words = shorten(label, right - labelWidth - 20);
  const length = guessWidth(words, 14);
  const wordsFrom = from + length <= right ? from : Math.max(labelWidth, right - length);
  return { from, until, words, wordsFrom, draw: (y) => draw(from, until - from, y) };
}

/** A line with feet, so that a clash is told from a bar by its shape. */
function drawClash(x: number, width: number, y: number): string {
  const [from, until] = [round(x + 1), round(x + width - 1)];
  return `<path class="tl-chart__mark tl-chart__mark--alert" d="M${from} ${y + 1} v10 M${from} ${y + 6} H${until} M${until} ${y + 1} v10" fill="none" stroke="${red}" stroke-width="3"/>`;
}

function drawRows(rows: readonly (readonly Item[])[], y: number): string {
  return rows
    .flatMap((items, index) =>
      items.map((item) => {
        const top = y + 6 + index * rowHeight;
        return (
          drawText(item.words, { x: item.wordsFrom, y: top + 13, as: 'tl-chart__label' }) +
          item.draw(top + 18)
        );
      }),
    )
    .join('');
}

/** Who is busy when: a line of months, a lane each, bars one over the other where they overlap, and each clash said. */
export function yearChart(options: YearChart): Chart {
  const { title, colour, keys } = options;
  const width = options.width ?? 960;
  const months = listMonths([options.from, options.until]);
  const [begin, end] = [months[0], months.at(-1)].map((month) => month?.toString() ?? options.from);
  const [first, past] = [begin ?? options.from, end ?? options.until];
  const scale = scaleLinear([placeOf(first), placeOf(past)], [labelWidth + edge, width - edge]);
  const ground: Ground = { at: (day) => scale(placeOf(day)), right: width - edge, width };
  const fills = makeFills(colour, JSON.stringify(options));
  const legend = drawKeys(keys, fills, colour, width);
  const top = legend.height + 24;
  const drawn: string[] = [];
  const said: string[] = [];
  let bottom = top + 26;
  for (const lane of options.lanes) {
    const bars = lane.bars.flatMap((bar) => cut(bar, first, dayBefore(past)));
    const clashes = findClashes(bars);
    const rows = [
      ...arrange(
        bars.map((bar) =>
          placeItem(bar, bar.label, ground, (x, length, y) =>
            drawBar({ x, y, width: length - 1, height: 12 }, fills.fill(bar.pattern), colour),
          ),
        ),
      ),
      ...arrange(clashes.map((clash) => placeItem(clash, `${clash.most} at once`, ground, drawClash))),
    ];
    const label = breakText(lane.label, 14, labelWidth - 10);
    drawn.push(
      `<line class="tl-chart__grid" x1="0" y1="${bottom}" x2="${width}" y2="${bottom}" stroke="${hair}" stroke-width="1"/>`,
      ...label.map((text, number) =>
        drawText(text, { x: 0, y: bottom + 20 + number * line, bold: true, as: 'tl-chart__label' }),
      ),
      drawRows(rows, bottom),
    );
    bottom += Math.max(rows.length * rowHeight, label.length * line) + 14;
    said.push(sayLane(lane.label, bars, clashes, keys));
  }
  const alternative = `${title}. From ${displayDay(first)} to ${displayDay(dayBefore(past))}. ${said.join('. ') || 'There is nothing in it yet'}.`;
  const svg = frame(width, bottom + 2, [
    fills.definitions,
    legend.svg,
    drawMonths(months, ground.at, { top, bottom }),
    ...drawn,
  ]);
  return { svg, width, height: bottom + 2, alternative };
}

/** The part of a bar that lies within; none when nothing does. Throws a RangeError for a bar that ends before it begins. */
function cut(bar: Bar, first: string, last: string): readonly Bar[] {
  if (bar.from > bar.until) throw new RangeError('A bar ends before it begins');
  if (bar.until < first || bar.from > last) return [];
  return [{ ...bar, from: bar.from < first ? first : bar.from, until: bar.until > last ? last : bar.until }];
}

function sayLane(
  label: string,
  bars: readonly Bar[],
  clashes: readonly Clash[],
  keys: readonly Key[],
): string {
  const kindOf = (bar: Bar) => keys.find(({ pattern }) => pattern === bar.pattern)?.label.toLowerCase();
  const parts = bars.map((bar) => {
    const kind = kindOf(bar);
    return `${bar.label}${kind === undefined ? '' : ` (${kind})`}, ${sayPeriod(bar)}`;
  });
  const crowded = clashes.map((clash) => `${clash.most} at once, ${sayPeriod(clash)}`);
  return `${label}: ${[...parts, ...crowded].join('; ') || 'nothing'}`;
}
