import { scaleLinear } from 'd3-scale';
import {
  breakText,
  type Chart,
  drawBar,
  drawKeys,
  drawText,
  drawValue,
  frame,
  guessWidth,
  hair,
  makeFills,
  type Pattern,
} from './drawing.ts';

export type StackedBars = {
  /** What the chart is about; the first words of its description. */
  readonly title: string;
  /** What is counted, for the description: "cases". */
  readonly unit: string;
  /** #rrggbb */
  readonly colour: string;
  /** Kinds of part, in the order in which they stand in each bar. */
  readonly keys: readonly { readonly name: string; readonly label: string; readonly pattern: Pattern }[];
  /** A value for each key by name; those left out are 0. Values are whole or fractional, not negative. */
  readonly rows: readonly { readonly label: string; readonly values: Readonly<Record<string, number>> }[];
  /** CSS pixels; 620 (the width of an A4 page's text) unless told. */
  readonly width?: number;
};

const rowGap = 10;
const line = 17;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Horizontal bars, one a row, cut into parts told apart by pattern, with each part's number and the row's total. */
export function stackedBars(options: StackedBars): Chart {
  const { colour, keys, rows } = options;
  const width = options.width ?? 620;
  const labelWidth = Math.round(width * 0.36);
  const totalWidth = 40;
  const value = (row: StackedBars['rows'][number], name: string) => Math.max(0, row.values[name] ?? 0);
  const totals = rows.map((row) => sum(keys.map((key) => value(row, key.name))));
  const scale = scaleLinear([0, Math.max(1, ...totals)], [0, width - labelWidth - totalWidth]);
  const fills = makeFills(colour, JSON.stringify([options.title, rows, keys]));
  const legend = drawKeys(keys, fills, colour, width);
  const parts = [fills.definitions, legend.svg];
  let y = legend.height + 8;
  rows.forEach((row, index) => {
    const lines = breakText(row.label, 14, labelWidth - 14);
    const height = Math.max(24, lines.length * line + 4);
    const middle = y + height / 2;
    lines.forEach((text, number) => {
      parts.push(drawText(text, { x: 0, y: middle + 5 + (number - (lines.length - 1) / 2) * line }));
    });
    let x = labelWidth;
    for (const key of keys) {
      const amount = value(row, key.name);
      if (amount === 0) continue;
      const length = scale(amount);
      parts.push(drawBar({ x, y: middle - 12, width: length, height: 24 }, fills.fill(key.pattern), colour));
      if (length > guessWidth(String(amount), 13) + 8)
        parts.push(drawValue(String(amount), x + length / 2, middle + 5, key.pattern));
      x += length;
    }
    parts.push(drawText(String(totals[index] ?? 0), { x: x + 8, y: middle + 5, bold: true }));
    y += height + rowGap;
  });
  parts.push(
    `<line x1="${labelWidth}" y1="${legend.height + 2}" x2="${labelWidth}" y2="${y - rowGap + 6}" stroke="${hair}" stroke-width="1"/>`,
  );
  return { svg: frame(width, y, parts), width, height: y, alternative: describe(options, totals, value) };
}

function describe(
  options: StackedBars,
  totals: readonly number[],
  value: (row: StackedBars['rows'][number], name: string) => number,
): string {
  const rows = options.rows.map((row, index) => {
    const parts = options.keys
      .filter((key) => value(row, key.name) > 0)
      .map((key) => `${value(row, key.name)} ${key.label.toLowerCase()}`);
    const total = totals[index] ?? 0;
    return parts.length === 0 ? `${row.label}: none` : `${row.label}: ${parts.join(', ')} (${total} in all)`;
  });
  return `${options.title}. Bars, counting ${options.unit}. ${rows.join('; ')}.`;
}
