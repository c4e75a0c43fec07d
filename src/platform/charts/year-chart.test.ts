import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { guessWidth } from './drawing.ts';
import { type Chart, findClashes, type YearChart, yearChart } from './index.ts';

const span = {
  title: 'The year',
  from: '2026-04-01',
  until: '2027-03-31',
  colour: '#1d4f70',
  keys: [
    { label: 'Returns', pattern: 'solid' },
    { label: 'Panel', pattern: 'hatched' },
  ],
} as const;
const bar = (from: string, until: string, label = 'Neglect', pattern: 'solid' | 'hatched' = 'solid') => ({
  from,
  until,
  label,
  pattern,
});

function elements({ svg }: Chart, name: string) {
  const read = new DOMParser({ onError: (_, message) => assert.fail(message) });
  const root = read.parseFromString(svg, 'image/svg+xml').documentElement;
  return Array.from(root?.getElementsByTagName(name) ?? []);
}

/** Boxes of words and bars of the lanes, in pixels. */
function boxes(drawn: Chart, lanesFrom: number) {
  const words = elements(drawn, 'text').map((text) => {
    const [x, y] = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))];
    const what = text.textContent ?? '';
    return { what, x, y: y - 11, width: guessWidth(what, 14), height: 12 };
  });
  const bars = elements(drawn, 'rect').map((rect) => {
    const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(rect.getAttribute(name)),
    );
    return { what: 'bar', x, y, width, height };
  });
  return [...words, ...bars].filter(({ x, y }) => x >= 190 && y >= lanesFrom);
}

test('the words of the chart say every period and every clash', () => {
  const { alternative } = yearChart({
    ...span,
    lanes: [
      {
        label: 'Police',
        bars: [bar('2026-05-01', '2026-05-20'), bar('2026-05-18', '2026-05-18', 'Exploitation', 'hatched')],
      },
      { label: 'Health', bars: [] },
    ],
  });
  assert.equal(
    alternative,
    'The year. From 1 April 2026 to 31 March 2027. ' +
      'Police: Neglect (returns), 1 May 2026 to 20 May 2026; Exploitation (panel), 18 May 2026; 2 at once, 18 May 2026. ' +
      'Health: nothing.',
  );
  assert.match(yearChart({ ...span, lanes: [] }).alternative, /There is nothing in it yet\.$/);
});

test('a clash is said in words and drawn in a shape of its own; without one there is neither', () => {
  const lanes = (second: string) => [
    { label: 'P', bars: [bar('2026-05-01', '2026-05-20'), bar(second, '2026-06-30')] },
  ];
  const clashing = yearChart({ ...span, lanes: lanes('2026-05-20') });
  assert.equal(
    elements(clashing, 'path').filter((path) => path.getAttribute('class')?.includes('alert')).length,
    1,
  );
  assert.ok(elements(clashing, 'text').some((text) => text.textContent === '2 at once'));
  const apart = yearChart({ ...span, lanes: lanes('2026-05-21') });
  assert.doesNotMatch(apart.svg, /alert|at once/);
});

test('days on which several periods run are found, neighbouring ones together, with how many at most', () => {
  assert.deepEqual(
    findClashes([
      bar('2026-01-01', '2026-01-31'),
      bar('2026-01-10', '2026-01-20'),
      bar('2026-01-20', '2026-02-10'),
    ]),
    [{ from: '2026-01-10', until: '2026-01-31', most: 3 }],
  );
  assert.deepEqual(findClashes([bar('2026-01-01', '2026-01-02'), bar('2026-01-03', '2026-01-04')]), []);
  assert.deepEqual(findClashes([]), []);
});

test('what lies outside is left out, what reaches out is cut, and a bar the wrong way round is refused', () => {
  const { alternative } = yearChart({
    ...span,
    lanes: [
      {
        label: 'P',
        bars: [
          bar('2025-01-01', '2025-02-01'),
          bar('2026-03-01', '2026-04-10'),
          bar('2027-03-30', '2028-01-01'),
        ],
      },
    ],
  });
  assert.match(
    alternative,
    /P: Neglect \(returns\), 1 April 2026 to 10 April 2026; Neglect \(returns\), 30 March 2027 to 31 March 2027\./,
  );
  assert.throws(
    () => yearChart({ ...span, lanes: [{ label: 'P', bars: [bar('2026-06-02', '2026-06-01')] }] }),
    RangeError,
  );
});

test('law: nothing of a lane touches anything else, or leaves the picture', () => {
  const day = fc
    .integer({ min: 0, max: 364 })
    .map((days) => Temporal.PlainDate.from(span.from).add({ days }).toString());
  const anyBar = fc
    .tuple(
      day,
      day,
      fc.constantFrom('A', 'Neglect', 'Child sexual exploitation in two counties', 'Very long '.repeat(20)),
    )
    .map(([one, other, label]) => {
      const [from = one, until = other] = [one, other].toSorted();
      return bar(from, until, label);
    });
  const lanes = fc.array(fc.array(anyBar, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lanes, fc.constantFrom(640, 960), (drawn, width) => {
      const chart: YearChart = { ...span, width, lanes: drawn.map((bars) => ({ label: 'Lane', bars })) };
      const made = yearChart(chart);
      const found = boxes(made, 70);
      for (const [index, one] of found.entries()) {
        assert.ok(one.x + one.width <= width + 1 && one.y + one.height <= made.height, one.what);
        for (const other of found.slice(index + 1)) {
          const isApart =
            one.x + one.width <= other.x + 1 ||
            other.x + other.width <= one.x + 1 ||
            one.y + one.height <= other.y + 1 ||
            other.y + other.height <= one.y + 1;
          assert.ok(isApart, `${one.what} and ${other.what}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('what is typed stays text', () => {
  const label = '<script>alert("x")</script> & Co';
  const { svg } = yearChart({ ...span, lanes: [{ label, bars: [bar('2026-05-01', '2026-06-01', label)] }] });
  assert.doesNotMatch(svg, /<script|style=/);
});
