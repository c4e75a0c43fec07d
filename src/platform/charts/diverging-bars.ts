import { scaleLinear } from 'd3-scale';
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

export type DivergingBars = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** What is counted, for the description: "cases". */
  readonly unit: string;
  /** #rrggbb */
  readonly colour: string;
  readonly left: Key;
  readonly right: Key;
  /** Amounts on either side, not negative. */
  readonly rows: readonly { readonly label: string; readonly left: number; readonly right: number }[];
  /** CSS pixels; 620 (the width of an A4 page's text) unless told. */
  readonly width?: number;
};

const rowGap = 10;
const line = 17;
const numberWidth = 34;

/** Two amounts a row on either side of one axis, on one scale, each with its number. */
export function divergingBars(options: DivergingBars): Chart {
  const { colour, left, right, rows } = options;
  const width = options.width ?? 620;
  const labelWidth = Math.round(width * 0.34);
  const room = (width - labelWidth) / 2 - numberWidth;
  const axis = labelWidth + (width - labelWidth) / 2;
  const most = Math.max(1, ...rows.flatMap((row) => [row.left, row.right]));
  const scale = scaleLinear([0, most], [0, room]).clamp(true);
  const fills = makeFills(colour, JSON.stringify([options.title, rows, left, right]));
  const legend = drawKeys([left, right], fills, colour, width);
  const parts = [fills.definitions, legend.svg];
  let y = legend.height + 8;
  for (const row of rows) {
    const lines = breakText(row.label, 14, labelWidth - 14);
    const height = Math.max(24, lines.length * line + 4);
    const middle = y + height / 2;
    lines.forEach((text, number) => {
      parts.push(drawText(text, { x: 0, y: middle + 5 + (number - (lines.length - 1) / 2) * line }));
    });
    const box = { y: middle - 10, height: 20 };
    const [before, after] = [scale(row.left), scale(row.right)];
    if (row.left > 0)
      parts.push(drawBar({ ...box, x: axis - before, width: before }, fills.fill(left.pattern), colour));
    if (row.right > 0)
      parts.push(drawBar({ ...box, x: axis, width: after }, fills.fill(right.pattern), colour));
    parts.push(
      drawText(String(row.left), { x: axis - before - 8, y: middle + 5, bold: true, anchor: 'end' }),
    );
    parts.push(drawText(String(row.right), { x: axis + after + 8, y: middle + 5, bold: true }));
    y += height + rowGap;
  }
  parts.push(
    `<line x1="${axis + 0.5}" y1="${legend.height + 2}" x2="${axis + 0.5}" y2="${y - rowGap + 6}" stroke="${hair}" stroke-width="1"/>`,
  );
  const said = rows.map(
    (row) =>
      `${row.label}: ${row.left} ${left.label.toLowerCase()}, ${row.right} ${right.label.toLowerCase()}`,
  );
  const alternative = `${options.title}. Bars on two sides, counting ${options.unit}. ${said.join('; ')}.`;
  return { svg: frame(width, y, parts), width, height: y, alternative };
}
