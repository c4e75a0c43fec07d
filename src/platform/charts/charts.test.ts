import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import {
  closeDocuments,
  type DocumentContent,
  listFontFiles,
  renderHtmlBlocks,
  renderPdf,
} from '#platform/documents';
import { readPdf } from '#test/read-documents';
import { breakText, guessWidth } from './drawing.ts';
import { type Chart, divergingBars, stackedBars } from './index.ts';

after(closeDocuments);

const colour = '#1d4f70';
const keys = [
  { name: 'audited', label: 'Audited', pattern: 'solid' },
  { name: 'part', label: 'Part', pattern: 'hatched' },
  { name: 'scope', label: 'Out of scope', pattern: 'dotted' },
  { name: 'unknown', label: 'Not known', pattern: 'outline' },
] as const;
const sides = {
  left: { label: 'Strength', pattern: 'outline' },
  right: { label: 'Learning', pattern: 'solid' },
} as const;

const stacked = stackedBars({
  title: 'Part taken',
  unit: 'cases',
  colour,
  keys,
  rows: [
    { label: 'Police & <others>', values: { audited: 9, part: 1, scope: 2 } },
    { label: 'Housing', values: { unknown: 12 } },
    { label: 'Probation', values: {} },
  ],
});
const diverging = divergingBars({
  title: 'Themes',
  unit: 'cases',
  colour,
  ...sides,
  rows: [
    { label: 'Voice', left: 2, right: 8 },
    { label: 'Planning', left: 4, right: 0 },
  ],
});

function numbersOf(chart: Chart, name: string): { fill: string; x: number; width: number }[] {
  const root = new DOMParser().parseFromString(chart.svg, 'image/svg+xml').documentElement;
  return Array.from(root?.getElementsByTagName(name) ?? [])
    .filter((bar) => bar.getAttribute('stroke') === colour && bar.getAttribute('width') !== '18')
    .map((bar) => ({
      fill: bar.getAttribute('fill') ?? '',
      x: Number(bar.getAttribute('x')),
      width: Number(bar.getAttribute('width')),
    }));
}

test('The length of a part is in proportion to its number, and parts follow each other', () => {
  const [audited, part, scope] = numbersOf(stacked, 'rect');
  assert.ok(audited && part && scope);
  assert.ok(Math.abs(audited.width / part.width - 9) < 0.05);
  assert.ok(Math.abs(audited.x + audited.width - part.x) < 0.2);
  assert.ok(Math.abs(part.x + part.width - scope.x) < 0.2);
});

test('Kinds differ by fill without colour: solid, two patterns and white', () => {
  const fills = numbersOf(stacked, 'rect').map((bar) => bar.fill.replace(/#p[0-9a-f]{10}/, '#'));
  assert.deepEqual(fills, [colour, 'url(#-hatched)', 'url(#-dotted)', '#ffffff']);
});

test('Bars on two sides meet at one axis and share one scale', () => {
  const [left, right, second] = numbersOf(diverging, 'rect');
  assert.ok(left && right && second);
  assert.ok(Math.abs(left.x + left.width - right.x) < 0.2);
  assert.ok(Math.abs(right.width / left.width - 4) < 0.05);
  assert.ok(Math.abs(second.width / left.width - 2) < 0.05);
});

test('The words of a chart say every number in it', () => {
  assert.equal(
    stacked.alternative,
    'Part taken. Bars, counting cases. Police & <others>: 9 audited, 1 part, 2 out of scope (12 in all); Housing: 12 not known (12 in all); Probation: none.',
  );
  assert.equal(
    diverging.alternative,
    'Themes. Bars on two sides, counting cases. Voice: 2 strength, 8 learning; Planning: 4 strength, 0 learning.',
  );
});

test('A chart holds no script, style or outside reference, and two charts on a page share no id', () => {
  for (const { svg } of [stacked, diverging])
    assert.doesNotMatch(svg, /script|style|href|http:(?!\/\/www\.w3\.org\/2000\/svg)/);
  const ids = [...(stacked.svg + diverging.svg).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, ids.length);
});

test('A chart works in a web page, in a PDF with its words, and as a picture in print', async () => {
  const blocks = [stacked, diverging].map((chart) => ({ kind: 'picture' as const, ...chart }));
  assert.match(renderHtmlBlocks(blocks).toString(), /<svg [^>]*role="img" aria-label="Part taken\./);
  const content: DocumentContent = {
    title: 'T',
    language: 'en-GB',
    subject: 'S',
    page: 'portrait',
    colour,
    marks: [],
    footer: '',
    blocks,
  };
  const read = await readPdf((await renderPdf(content)).bytes);
  assert.deepEqual(read.alternatives, [stacked.alternative, diverging.alternative]);
  const options = { font: { loadSystemFonts: false, fontFiles: listFontFiles() } };
  const with_ = new Resvg(stacked.svg, options).render();
  const without = new Resvg(stacked.svg.replace(/<text[\s\S]*?<\/text>/g, ''), options).render();
  assert.equal(with_.width, stacked.width);
  assert.notDeepEqual(with_.asPng(), without.asPng());
});

test('Whatever is counted, the picture is well-formed and nothing stands outside it', () => {
  const label = fc.string({ unit: 'binary', maxLength: 80 });
  const amount = fc.nat({ max: 5000 });
  fc.assert(
    fc.property(fc.array(fc.record({ label, left: amount, right: amount }), { maxLength: 12 }), (rows) => {
      const charts = [
        divergingBars({ title: 'T', unit: 'u', colour, ...sides, rows }),
        stackedBars({
          title: 'T',
          unit: 'u',
          colour,
          keys,
          rows: rows.map((row) => ({ label: row.label, values: { audited: row.left, scope: row.right } })),
        }),
      ];
      for (const chart of charts) {
        const parser = new DOMParser({ onError: (_, message) => assert.fail(message) });
        parser.parseFromString(chart.svg, 'image/svg+xml');
        for (const bar of numbersOf(chart, 'rect')) {
          assert.ok(bar.x >= 0 && bar.x + bar.width <= chart.width + 0.5 && Number.isFinite(bar.width));
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('Long labels break at blanks and lose no word', () => {
  const label = 'Sexual violence and domestic abuse service for the whole of the county';
  const lines = breakText(label, 14, 180);
  assert.equal(lines.join(' '), label);
  assert.ok(lines.length > 1 && lines.every((line) => guessWidth(line, 14) <= 180));
});
