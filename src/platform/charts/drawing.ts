import { createHash } from 'node:crypto';
import { cleanLine, typeface } from '#platform/documents';
import { escapeText } from '#platform/html';

/** What a chart gives: the picture, its size in CSS pixels, and the same in words for whoever cannot see it. */
export type Chart = {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  readonly alternative: string;
};

/** Fills that stay apart without colour: in print, in grey and for anyone who does not tell colours apart. */
export type Pattern = 'solid' | 'hatched' | 'dotted' | 'outline' | 'pale';

export const ink = '#0b0c0c';
export const hair = '#c3c7c9';

/** Width of a text in pixels, by guess: the mean letter of our typeface is 0.53 of its size, a capital or digit 0.65. */
export function guessWidth(text: string, size: number): number {
  const wide = text.match(/[A-Z0-9mwMW]/g)?.length ?? 0;
  return (text.length * 0.53 + wide * 0.12) * size;
}

/** A text broken at blanks into lines no wider than `width` pixels; a single longer word stays whole. */
export function breakText(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of cleanLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && guessWidth(`${last} ${word}`, size) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

type Where = { readonly x: number; readonly y: number; readonly size?: number; readonly bold?: boolean };
type Dress = {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  /** A class of the web page's styles, which know forced colours; paper and pictures go by the attributes. */
  readonly as?: 'tl-chart__label' | 'tl-chart__tick';
};

/** One line of text with its baseline at x, y. */
export function drawText(text: string, where: Where & Dress): string {
  const weight = where.bold ? ' font-weight="700"' : '';
  const anchor = where.anchor && where.anchor !== 'start' ? ` text-anchor="${where.anchor}"` : '';
  const clean = escapeText(cleanLine(text));
  const dress = where.as === undefined ? '' : ` class="${where.as}"`;
  return `<text${dress} x="${round(where.x)}" y="${round(where.y)}" font-size="${where.size ?? 14}"${weight}${anchor} fill="${where.fill ?? ink}">${clean}</text>`;
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export type Fills = { readonly definitions: string; readonly fill: (pattern: Pattern) => string };

/** Pattern definitions in one colour; `seed` keeps their ids apart from those of other charts on the page. */
export function makeFills(colour: string, seed: string): Fills {
  const id = `p${createHash('sha256').update(`${colour} ${seed}`).digest('hex').slice(0, 10)}`;
  const definitions = [
    '<defs>',
    `<pattern id="${id}-hatched" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/>`,
    `<path d="M-1.5 1.5 L1.5 -1.5 M0 6 L6 0 M4.5 7.5 L7.5 4.5" stroke="${colour}" stroke-width="1.6"/></pattern>`,
    `<pattern id="${id}-dotted" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/>`,
    `<circle cx="3" cy="3" r="1.3" fill="${colour}"/></pattern>`,
    '</defs>',
  ].join('');
  const fills: Record<Pattern, string> = {
    solid: colour,
    hatched: `url(#${id}-hatched)`,
    dotted: `url(#${id}-dotted)`,
    outline: '#ffffff',
    pale: '#e6e9eb',
  };
  return { definitions, fill: (pattern) => fills[pattern] };
}

/** A bar, outlined in the colour, so that white and patterned ones have an edge. */
export function drawBar(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  fill: string,
  colour: string,
): string {
  // The outline stands inside the box: two bars that meet share one line.
  const [x, y, width, height] = [box.x + 0.5, box.y + 0.5, Math.max(0.5, box.width), box.height - 1].map(
    round,
  );
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${colour}" stroke-width="1"/>`;
}

/** A number on a bar: on a white plate wherever a pattern would run through it. */
export function drawValue(value: string, x: number, y: number, pattern: Pattern): string {
  const size = 13;
  const width = guessWidth(value, size) + 6;
  const plate =
    pattern === 'hatched' || pattern === 'dotted'
      ? `<rect x="${round(x - width / 2)}" y="${round(y - 12)}" width="${round(width)}" height="16" fill="#ffffff"/>`
      : '';
  const fill = pattern === 'solid' ? '#ffffff' : ink;
  return plate + drawText(value, { x, y, size, bold: true, anchor: 'middle', fill });
}

export type Key = { readonly label: string; readonly pattern: Pattern };

/** The legend in lines no wider than `width`, with its height in pixels. */
export function drawKeys(
  keys: readonly Key[],
  fills: Fills,
  colour: string,
  width: number,
): { svg: string; height: number } {
  let x = 0;
  let y = 0;
  let svg = '';
  for (const key of keys) {
    const needed = 26 + guessWidth(key.label, 14) + 22;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 24;
    }
    svg += drawBar({ x, y, width: 18, height: 16 }, fills.fill(key.pattern), colour);
    svg += drawText(key.label, { x: x + 26, y: y + 13 });
    x += needed;
  }
  return { svg, height: keys.length === 0 ? 0 : y + 24 };
}

/** The whole picture in our typeface; no style, script or outside reference. */
export function frame(width: number, height: number, parts: readonly string[]): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="${typeface}, Verdana, Arial, sans-serif">${parts.join('')}</svg>`
  );
}
