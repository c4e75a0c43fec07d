import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { closeDocuments, type DocumentContent, renderPdf } from '#platform/documents';
import { readPdf } from '#test/read-documents';
import { guessWidth } from './drawing.ts';
import { type Chart, type MilestoneChart, milestoneChart } from './index.ts';

after(closeDocuments);

const colour = '#1d4f70';
const rows: MilestoneChart['rows'] = [
  { label: 'Returns are due', day: '2026-03-05', state: 'done', whose: 'Agency leads' },
  { label: 'Leads sign off', day: '2026-03-10', state: 'late', whose: 'Agency leads' },
  { label: 'The pack goes to the panel', day: '2026-03-12', state: 'today', whose: 'Coordinator' },
  { label: 'The board meets', day: '2026-05-11', state: 'due', whose: 'Board & <others>' },
];
const span = { title: 'Dates', from: '2026-03-05', until: '2026-05-11', today: '2026-03-12', colour };
const chart = milestoneChart({ ...span, rows });

function elements({ svg }: Chart, name: string) {
  const root = new DOMParser({ onError: (_, message) => assert.fail(message) }).parseFromString(
    svg,
    'image/svg+xml',
  );
  return Array.from(root.documentElement?.getElementsByTagName(name) ?? []);
}

type Text = { readonly words: string; readonly from: number; readonly until: number; readonly y: number };

/** Every text with where it begins and ends, in pixels. */
function texts(drawn: Chart): readonly Text[] {
  return elements(drawn, 'text').map((text) => {
    const words = text.textContent ?? '';
    const width = guessWidth(words, Number(text.getAttribute('font-size')));
    const x = Number(text.getAttribute('x'));
    const from = text.getAttribute('text-anchor') === 'end' ? x - width : x;
    return { words, from, until: from + width, y: Number(text.getAttribute('y')) };
  });
}

/** Where the dashed line of today stands; null where there is none. */
function todayOf(drawn: Chart): number | null {
  const line = elements(drawn, 'path').find((path) => path.getAttribute('class') === 'tl-chart__limit');
  return line === undefined ? null : Number(/^M([\d.]+)/.exec(line.getAttribute('d') ?? '')?.[1]);
}

test('the words of the chart say each date, its state and whose turn it is', () => {
  assert.equal(
    chart.alternative,
    'Dates. Dates on a line of months; today is 12 March 2026. Returns are due: 5 March 2026, done, Agency leads; ' +
      'Leads sign off: 10 March 2026, late, Agency leads; The pack goes to the panel: 12 March 2026, today, Coordinator; ' +
      'The board meets: 11 May 2026, to come, Board & <others>.',
  );
});

test('each row shows its date and, unless it is to come, its state in words', () => {
  const said = texts(chart).map((text) => text.words);
  for (const words of ['5 March: done', '10 March: late', '12 March: today', '11 May'])
    assert.ok(said.includes(words), words);
  for (const words of ['Done', 'To come', 'Due today', 'Late', '2026', 'Mar', 'Apr', 'May', 'Today'])
    assert.ok(said.includes(words), words);
});

test('states differ by shape: filled, open, with a dot, and a diamond', () => {
  const shapes = (state: 'done' | 'due' | 'today' | 'late') => {
    const one = milestoneChart({ ...span, rows: [{ label: 'A', day: '2026-04-01', state, whose: 'B' }] });
    const none = milestoneChart({ ...span, rows: [] });
    const count = (drawn: Chart, fill: string) =>
      elements(drawn, 'circle').filter((circle) => circle.getAttribute('fill') === fill).length;
    const more = (name: string) => elements(one, name).length - elements(none, name).length;
    return [
      count(one, colour) - count(none, colour),
      count(one, '#ffffff') - count(none, '#ffffff'),
      more('path'),
    ];
  };
  assert.deepEqual(
    [shapes('done'), shapes('due'), shapes('today'), shapes('late')],
    [
      [1, 0, 0],
      [0, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ],
  );
});

test('days lie in proportion on the line, and today lies where its own date does', () => {
  const marks = elements(chart, 'circle').map((circle) => Number(circle.getAttribute('cx')));
  const [done = 0, today = 0, board = 0] = [marks.at(-4), marks.at(-3), marks.at(-1)];
  assert.ok(Math.abs((board - done) / (today - done) - 67 / 7) < 0.1);
  assert.equal(todayOf(chart), today);
});

test('today is left out of a picture of other months; a row outside the months asked for widens them', () => {
  assert.equal(todayOf(milestoneChart({ ...span, today: '2027-01-01', rows })), null);
  const wide = milestoneChart({
    ...span,
    rows: [{ label: 'A', day: '2027-02-10', state: 'due', whose: 'B' }],
  });
  assert.ok(texts(wide).some((text) => text.words === '2027'));
});

test('a picture without dates says so', () => {
  const empty = milestoneChart({ ...span, rows: [] });
  assert.match(empty.alternative, /No dates\.$/);
  assert.ok(texts(empty).some((text) => text.words === 'Apr'));
});

test('it holds no style, script or outside reference, and prints in a PDF with its words', async () => {
  assert.doesNotMatch(chart.svg, /script|style|href|http:(?!\/\/www\.w3\.org\/2000\/svg)/);
  const content: DocumentContent = {
    title: 'T',
    language: 'en-GB',
    subject: 'S',
    page: 'landscape',
    colour,
    marks: [],
    footer: '',
    blocks: [{ kind: 'picture', ...chart }],
  };
  const read = await readPdf((await renderPdf(content)).bytes);
  assert.deepEqual(read.alternatives, [chart.alternative]);
  assert.equal(new Resvg(chart.svg, { font: { loadSystemFonts: false } }).render().width, chart.width);
});

test('law: whatever the dates, nothing stands outside, no dates lie on labels and today runs through none', () => {
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
  const row = fc.record({
    label: fc.string({ unit: 'grapheme', maxLength: 30 }),
    day,
    state: fc.constantFrom('done' as const, 'due' as const, 'today' as const, 'late' as const),
    whose: fc.constantFrom('Board', 'Those who commission the audit'),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), day, (some, today) => {
      const drawn = milestoneChart({ ...span, today, rows: some });
      const now = todayOf(drawn);
      for (const text of texts(drawn)) {
        assert.ok(text.y > 0 && text.y <= drawn.height);
        if (!/^\d{1,2} [A-Z][a-z]+(: [a-z]+)?$/.test(text.words)) continue;
        assert.ok(text.until <= drawn.width && text.from >= 249.9, text.words);
        if (now !== null) assert.ok(now <= text.from || now >= text.until, `${text.words} is crossed`);
      }
    }),
    { numRuns: 25 },
  );
});
