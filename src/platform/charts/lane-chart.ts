import { scaleLinear } from 'd3-scale';
import { displayDay } from '#platform/time';
import {
  breakText,
  type Chart,
  drawBar,
  drawKeys,
  drawText,
  frame,
  hair,
  type Key,
  makeFills,
} from './drawing.ts';
import { drawMonths, drawToday, listMonths, placeOf } from './month-axis.ts';

export type LaneChart = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** ISO days: the first of a month, and the last of a month. A lane is cut off where it goes beyond. */
  readonly from: string;
  readonly until: string;
  readonly today: string;
  /** #rrggbb */
  readonly colour: string;
  /** The kinds of lanes, each with its pattern. */
  readonly keys: readonly (Key & { readonly name: string })[];
  /** One line each, in this order. `about` stands under the label; `key` is the name of one of the keys. */
  readonly lanes: readonly {
    readonly label: string;
    readonly about: string;
    readonly key: string;
    readonly from: string;
    readonly until: string;
  }[];
  /** CSS pixels; 960 unless told. Narrower screens scroll. */
  readonly width?: number;
};

type Lane = LaneChart['lanes'][number];

const quiet = '#484f56';
const labelWidth = 270;
const line = 17;
const edge = 14;
const barHeight = 18;
/** Room for the months and the word for today, under the key. */
const head = 62;

/** Where things lie: `at` gives the left edge of a day; `top` is where the lanes begin. */
type Ground = {
  readonly width: number;
  readonly top: number;
  readonly at: (day: string) => number;
  readonly after: (day: string) => number;
};

/** A lane from `y` down: its rule, label and what is about it, and its bar. */
function drawLane(lane: Lane, y: number, ground: Ground, bar: Bar): { svg: string; height: number } {
  const label = breakText(lane.label, 14, labelWidth - 12);
  const about = lane.about === '' ? [] : breakText(lane.about, 14, labelWidth - 12);
  const height = Math.max(barHeight, (label.length + about.length) * line) + 16;
  const middle = y + height / 2;
  const svg = [
    `<line class="tl-chart__grid" x1="0" y1="${y}" x2="${ground.width}" y2="${y}" stroke="${hair}" stroke-width="1"/>`,
    ...label.map((text, number) =>
      drawText(text, { x: 0, y: y + 20 + number * line, bold: true, as: 'tl-chart__label' }),
    ),
    ...about.map((text, number) =>
      drawText(text, { x: 0, y: y + 20 + (label.length + number) * line, fill: quiet, as: 'tl-chart__tick' }),
    ),
    bar(lane, middle - barHeight / 2),
  ];
  return { svg: svg.join(''), height };
}

type Bar = (lane: Lane, y: number) => string;

/** Bars on a line of months, one lane each, told apart by pattern and word; today is a dashed line. */
export function laneChart(options: LaneChart): Chart {
  const { title, from, until, today, colour, keys, lanes } = options;
  const width = options.width ?? 960;
  const fills = makeFills(colour, `${title} ${lanes.length}`);
  const legend = drawKeys(keys, fills, colour, width);
  const scale = scaleLinear([placeOf(from), placeOf(until) + 1], [labelWidth + edge, width - edge]);
  const clamp = (day: number): number => Math.min(Math.max(day, placeOf(from)), placeOf(until) + 1);
  const ground: Ground = {
    width,
    top: legend.height + head,
    at: (day) => scale(clamp(placeOf(day))),
    after: (day) => scale(clamp(placeOf(day) + 1)),
  };
  const bar: Bar = (lane, y) => {
    const [x, end] = [ground.at(lane.from), ground.after(lane.until)];
    const key = keys.find((one) => one.name === lane.key);
    const fill = fills.fill(key?.pattern ?? 'outline');
    return drawBar({ x, y, width: Math.max(4, end - x), height: barHeight }, fill, colour);
  };
  const shown = lanes.filter((lane) => lane.from <= until && lane.until >= from);
  const drawn: string[] = [];
  let bottom = ground.top;
  for (const lane of shown) {
    const { svg, height } = drawLane(lane, bottom, ground, bar);
    drawn.push(svg);
    bottom += height;
  }
  const said = shown.map((lane) => {
    const kind = keys.find((one) => one.name === lane.key)?.label.toLowerCase() ?? '';
    return `${lane.label}: ${displayDay(lane.from)} to ${displayDay(lane.until)}, ${kind}`;
  });
  const isTodayShown = today >= from && today <= until;
  const parts = [
    fills.definitions,
    legend.svg,
    drawMonths(listMonths([from, until]), ground.at, { top: ground.top - 38, bottom }),
    isTodayShown ? drawToday(ground.at(today), { top: ground.top, bottom, width }) : '',
    ...drawn,
  ];
  const now = isTodayShown ? `; today is ${displayDay(today)}` : '';
  const alternative = `${title}. Bars on a line of months${now}. ${said.join('; ') || 'No bars'}.`;
  return { svg: frame(width, bottom + 2, parts), width, height: bottom + 2, alternative };
}
