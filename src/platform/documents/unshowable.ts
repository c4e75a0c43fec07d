import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pdfFamilies } from './fonts.ts';

/**
 * PDF/UA-1 refuses a document with a letter that none of its fonts can draw (ISO 14289-1, 7.21.8), and one emoji must
 * not stop a briefing. Such letters stand as their number, "[U+1F600]"; web page and Word file keep them.
 */

/** What our own typeface certainly draws, so that ordinary English is not asked about. */
const ordinary =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u017F\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026\u20AC]*$/;
const known = new Map<string, boolean>();
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function draw(compiler: NodeCompiler, text: string): boolean {
  const source = [
    '#set document(title: "Probe", date: none)',
    '#let probe = json(bytes(sys.inputs.probe))',
    '#set text(font: probe.fonts, fallback: false)',
    '#probe.text #text(weight: 700, probe.text)',
  ].join('\n');
  const inputs = { probe: JSON.stringify({ text, fonts: pdfFamilies }) };
  const { result } = compiler.compile({ mainFileContent: source, inputs });
  if (!result) return false;
  try {
    compiler.pdf(result, { pdfStandard: 'ua-1' });
    return true;
  } catch {
    return false;
  }
}

/** Whether a whole text can be drawn; asked by halves, so that one strange letter among thousands costs little. */
function learn(compiler: NodeCompiler, letters: readonly string[]): void {
  if (letters.length === 0) return;
  const shown = draw(compiler, letters.join(' '));
  if (shown || letters.length === 1) {
    for (const letter of letters) known.set(letter, shown);
    return;
  }
  const middle = letters.length >> 1;
  learn(compiler, letters.slice(0, middle));
  learn(compiler, letters.slice(middle));
}

function listLetters(text: string): string[] {
  if (ordinary.test(text)) return [];
  return [...segmenter.segment(text)].map((part) => part.segment).filter((letter) => !ordinary.test(letter));
}

function numberOf(letter: string): string {
  return Array.from(letter)
    .map((sign) => `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('');
}

function replace(text: string): string {
  if (ordinary.test(text)) return text;
  return [...segmenter.segment(text)]
    .map(({ segment }) =>
      known.get(segment) === false && !/^[<>"'&]/.test(segment) ? numberOf(segment) : segment,
    )
    .join('');
}

/** What is followed or read out but not drawn: left as it is. A picture's own text is drawn, so it is looked through. */
const notDrawn = new Set(['href', 'fonts', 'logo', 'alternative']);

/** The input as JSON, every letter that no font can draw written as its number. */
export function writeShowable(compiler: NodeCompiler, input: object): string {
  if (known.size > 20_000) known.clear();
  const asked = new Set<string>();
  const plain = JSON.stringify(input, (key, value: unknown) => {
    if (typeof value === 'string' && !notDrawn.has(key)) {
      for (const letter of listLetters(value)) if (!known.has(letter)) asked.add(letter);
    }
    return value;
  });
  learn(compiler, [...asked]);
  if ([...known.values()].every(Boolean)) return plain;
  return JSON.stringify(input, (key, value: unknown) =>
    typeof value === 'string' && !notDrawn.has(key) ? replace(value) : value,
  );
}
