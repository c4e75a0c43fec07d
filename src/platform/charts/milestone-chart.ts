import { scaleLinear } from 'd3-scale';
import { displayDay } from '#platform/time';
import { breakText, type Chart, drawText, frame, guessWidth, hair, ink, round } from './drawing.ts';

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

/** Days since 1970, so that a day has a place on a line. */
function place(day: string): number {
  return Temporal.PlainDate.from('1970-01-01').until(day, { largestUnit: 'days' }).days;
}

/** The first of each month shown, and of the month after the last. */
function monthsOf({ from, until, rows }: MilestoneChart): readonly Temporal.PlainDate[] {
  const days = [from, until, ...rows.map((row) => row.day)].toSorted();
  const last = Temporal.PlainDate.from(days.at(-1) ?? until).with({ day: 1 });
  const months = [Temporal.PlainDate.from(days[0] ?? from).with({ day: 1 })];
  for (let month = months[0]; month !== undefined && Temporal.PlainDate.compare(month, last) <= 0;) {
    month = month.add({ months: 1 });
    months.push(month);
  }
  return months;
}

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

/** Month lines down to `bottom`, with as many names as there is room for; a year stands at its first name. */
function drawMonths(
  months: readonly Temporal.PlainDate[],
  at: (day: string) => number,
  bottom: number,
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
      const rule = `<line class="tl-chart__grid" x1="${x}" y1="${top - 36}" x2="${x}" y2="${bottom}" stroke="${hair}" stroke-width="1"/>`;
      if (!isNamed) return rule;
      const named =
        rule +
        drawText(names.format(month), { x: x + 4, y: top - 24, size: 14, fill: quiet, as: 'tl-chart__tick' });
      if (month.year === year) return named;
      ({ year } = month);
      return named + drawText(String(year), { x: x + 4, y: top - 41, bold: true, as: 'tl-chart__label' });
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

function drawToday({ now, width }: Ground, bottom: number): string {
  if (now === null) return '';
  const side = now > width - 80 ? -1 : 1;
  const anchor = side < 0 ? 'end' : 'start';
  return (
    `<path class="tl-chart__limit" d="M${round(now)} ${top - 16} V${bottom}" fill="none" stroke="${ink}" stroke-width="2" stroke-dasharray="5 4"/>` +
    drawText('Today', { x: now + side * 6, y: top - 4, bold: true, anchor, as: 'tl-chart__label' })
  );
}

/** Dates on a line of months, one row each with its label and whose turn it is; today is a dashed line. */
export function milestoneChart(options: MilestoneChart): Chart {
  const { colour, rows, today, title } = options;
  const width = options.width ?? 960;
  const months = monthsOf(options);
  const ends = [months[0], months.at(-1)].map((month) => place(month?.toString() ?? today));
  const scale = scaleLinear(ends, [labelWidth + edge, width - edge]);
  const at = (day: string): number => scale(place(day));
  const isTodayShown = place(today) >= Math.min(...ends) && place(today) < Math.max(...ends);
  const ground: Ground = { width, colour, at, now: isTodayShown ? at(today) : null };
  const drawn: string[] = [];
  let bottom = top + 4;
  for (const row of rows) {
    const { svg, height } = drawRow(row, bottom, ground);
    drawn.push(svg);
    bottom += height;
  }
  const parts = [drawLegend(colour), drawMonths(months, at, bottom), drawToday(ground, bottom), ...drawn];
  const said = rows.map(
    (row) => `${row.label}: ${displayDay(row.day)}, ${words[row.state].toLowerCase()}, ${row.whose}`,
  );
  const alternative = `${title}. Dates on a line of months; today is ${displayDay(today)}. ${said.join('; ') || 'No dates'}.`;
  const height = bottom + 2;
  return { svg: frame(width, height, parts), width, height, alternative };
}
