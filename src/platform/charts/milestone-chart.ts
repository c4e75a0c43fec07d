import { scaleLinear } from 'd3-scale';
import { displayDay } from '#platform/time';
import { breakText, type Chart, drawText, frame, guessWidth, hair, round } from './drawing.ts';
import { drawMonths, drawToday, listMonths, placeOf } from './month-axis.ts';

/** Reached; to come; on this very day; gone by. */
type State = 'done' | 'due' | 'today' | 'late';

export type MilestoneChart = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** ISO days. The months shown are those from `from` to `until`, and more where a row lies outside. */
  readonly from: string;
  readonly until: string;
  readonly today: string;
  /** #rrggbb */
  readonly colour: string;
  /** One line each, in this order. `whose`: whose turn it is, in words. */
  readonly rows: readonly {
    readonly label: string;
    readonly day: string;
    readonly state: State;
    readonly whose: string;
  }[];
  /** CSS pixels; 960 unless told. Narrower screens scroll. */
  readonly width?: number;
};

const words: Readonly<Record<State, string>> = { done: 'Done', due: 'To come', today: 'Today', late: 'Late' };
const quiet = '#484f56';
const red = '#a3231b';
const labelWidth = 250;
const line = 17;
const radius = 7;
const edge = 14;
/** Where the rows begin, under the key, the months and the word for today. */
const top = 100;

type Row = MilestoneChart['rows'][number];

/** Each state has its own shape, so that none is told by colour alone. */
function drawMark(state: State, x: number, y: number, colour: string): string {
  const [cx, cy] = [round(x), round(y)];
  const circle = (name: string, fill: string, r: number): string =>
    `<circle class="tl-chart__mark${name}" cx="${cx}" cy="${cy}" r="${r}" fill="${fill}" stroke="${colour}" stroke-width="2.5"/>`;
  switch (state) {
    case 'done':
      return circle('', colour, radius);
    case 'due':
      return circle(' tl-chart__mark--open', '#ffffff', radius);
    case 'today':
      return circle(' tl-chart__mark--open', '#ffffff', radius) + circle('', colour, 2);
    case 'late': {
      const reach = radius + 2;
      return `<path class="tl-chart__mark tl-chart__mark--alert" d="M${cx} ${round(y - reach)} l${reach} ${reach} l${-reach} ${reach} l${-reach} ${-reach} z" fill="#ffffff" stroke="${red}" stroke-width="3"/>`;
    }
  }
}

function drawLegend(colour: string): string {
  let x = radius + 3;
  return (['done', 'due', 'today', 'late'] as const)
    .map((state) => {
      const label = state === 'today' ? 'Due today' : words[state];
      const svg =
        drawMark(state, x, 12, colour) + drawText(label, { x: x + 15, y: 17, as: 'tl-chart__label' });
      x += 15 + guessWidth(label, 14) + 34;
      return svg;
    })
    .join('');
}

/** What the rows are drawn on: where a day lies, and where today does (null where it is not shown). */
type Ground = {
  readonly width: number;
  readonly colour: string;
  readonly at: (day: string) => number;
  readonly now: number | null;
};

/** The date and state beside a mark: the nearest place inside the picture that the line of today does not run through. */
function drawDate(row: Row, [x, middle]: readonly [number, number], { width, now }: Ground): string {
  // The year stands over the months.
  const day = displayDay(row.day).replace(/ \d{4}$/, '');
  const said = row.state === 'due' ? day : `${day}: ${words[row.state].toLowerCase()}`;
  const [gap, length] = [radius + 8, guessWidth(said, 14)];
  const places = [x + gap, x - gap - length].concat(now === null ? [] : [now + 8, now - 8 - length]);
  const isFree = (from: number): boolean => {
    const isInside = from >= labelWidth && from + length <= width;
    return isInside && (now === null || now <= from - 4 || now >= from + length + 4);
  };
  const from = places.find(isFree) ?? x + gap;
  // Widths are guessed: a text that ends at its mark is anchored there.
  const where = { y: middle + 5, as: 'tl-chart__label' as const };
  if (from < x) return drawText(said, { ...where, x: from + length, anchor: 'end' });
  return drawText(said, { ...where, x: from });
}

/** A row from `y` down: its rule, label, whose turn it is, mark and date. */
function drawRow(row: Row, y: number, ground: Ground): { svg: string; height: number } {
  const label = breakText(row.label, 14, labelWidth - 10);
  const whose = breakText(row.whose, 14, labelWidth - 10);
  const height = (label.length + whose.length) * line + 14;
  const x = ground.at(row.day);
  const middle = y + height / 2;
  const svg = [
    `<line class="tl-chart__grid" x1="0" y1="${y}" x2="${ground.width}" y2="${y}" stroke="${hair}" stroke-width="1"/>`,
    ...label.map((text, number) =>
      drawText(text, { x: 0, y: y + 20 + number * line, bold: true, as: 'tl-chart__label' }),
    ),
    ...whose.map((text, number) =>
      drawText(text, { x: 0, y: y + 20 + (label.length + number) * line, fill: quiet, as: 'tl-chart__tick' }),
    ),
    drawMark(row.state, x, middle, ground.colour),
    drawDate(row, [x, middle], ground),
  ];
  return { svg: svg.join(''), height };
}

/** Dates on a line of months, one row each with its label and whose turn it is; today is a dashed line. */
export function milestoneChart(options: MilestoneChart): Chart {
  const { colour, rows, today, title } = options;
  const width = options.width ?? 960;
  const months = listMonths([options.from, options.until, ...rows.map((row) => row.day)]);
  const ends = [months[0], months.at(-1)].map((month) => placeOf(month?.toString() ?? today));
  const scale = scaleLinear(ends, [labelWidth + edge, width - edge]);
  const at = (day: string): number => scale(placeOf(day));
  const isTodayShown = placeOf(today) >= Math.min(...ends) && placeOf(today) < Math.max(...ends);
  const ground: Ground = { width, colour, at, now: isTodayShown ? at(today) : null };
  const drawn: string[] = [];
  let bottom = top + 4;
  for (const row of rows) {
    const { svg, height } = drawRow(row, bottom, ground);
    drawn.push(svg);
    bottom += height;
  }
  const parts = [
    drawLegend(colour),
    drawMonths(months, at, { top: top - 36, bottom }),
    ground.now === null ? '' : drawToday(ground.now, { top, bottom, width }),
    ...drawn,
  ];
  const said = rows.map(
    (row) => `${row.label}: ${displayDay(row.day)}, ${words[row.state].toLowerCase()}, ${row.whose}`,
  );
  const alternative = `${title}. Dates on a line of months; today is ${displayDay(today)}. ${said.join('; ') || 'No dates'}.`;
  const height = bottom + 2;
  return { svg: frame(width, height, parts), width, height, alternative };
}
