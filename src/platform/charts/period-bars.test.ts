import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { periodBars } from './period-bars.ts';

const colour = '#1d4f70';
const chart = periodBars({
  title: 'Editions',
  colour,
  keys: { sure: 'In force', perhaps: 'Perhaps in force', mark: 'Cited' },
  from: '2010-01-01',
  until: '2019-12-31',
  rows: [
    {
      label: 'First <one>',
      words: 'from 2010 until July 2018',
      spans: [
        { from: '2010-01-01', until: '2014-12-31', isSure: true },
        { from: '2015-01-01', until: '2015-12-31', isSure: false },
      ],
      marks: [{ day: '2017-01-01', words: 'an audit, January 2017' }],
    },
    {
      label: 'Second',
      words: 'from 2015',
      spans: [{ from: '2015-01-01', until: '2099-12-31', isSure: true }],
      marks: [],
    },
  ],
});

const root = new DOMParser().parseFromString(chart.svg, 'image/svg+xml').documentElement;
const bars = Array.from(root?.getElementsByTagName('rect') ?? [])
  .filter((bar) => bar.getAttribute('stroke') === colour && bar.getAttribute('width') !== '18')
  .map((bar) => ({
    x: Number(bar.getAttribute('x')),
    width: Number(bar.getAttribute('width')),
    fill: bar.getAttribute('fill') ?? '',
  }));

test('a bar is as long as its days, what is only perhaps is hatched, and the axis cuts off the rest', () => {
  const [sure, perhaps, second] = bars;
  assert.ok(sure && perhaps && second && bars.length === 3);
  assert.ok(Math.abs(sure.width / perhaps.width - 5) < 0.2);
  assert.equal(sure.fill, colour);
  assert.match(perhaps.fill, /^url\(#p[0-9a-f]+-hatched\)$/);
  assert.ok(Math.abs(sure.x + sure.width - perhaps.x) < 1);
  assert.ok(second.x + second.width <= chart.width);
});

test('a mark stands at its day, and the years stand under the bars', () => {
  const polygons = Array.from(root?.getElementsByTagName('polygon') ?? []);
  assert.equal(polygons.length, 2, 'one in the legend, one on the row');
  const texts = Array.from(root?.getElementsByTagName('text') ?? []).map((text) => text.textContent);
  assert.ok(texts.includes('2010') && texts.includes('2018') && texts.includes('First <one>'));
});

test('the description says what the picture shows', () => {
  assert.equal(
    chart.alternative,
    'Editions. First <one>: from 2010 until July 2018. Cited: an audit, January 2017. Second: from 2015.',
  );
});

test('without a mark or an uncertain part the legend does not speak of them', () => {
  const bare = periodBars({
    title: 'Editions',
    colour,
    keys: { sure: 'In force', perhaps: 'Perhaps in force', mark: 'Cited' },
    from: '2018-03-01',
    until: '2018-12-31',
    rows: [
      {
        label: '2018',
        words: 'all year',
        spans: [{ from: '2018-01-01', until: '2018-12-31', isSure: true }],
        marks: [],
      },
    ],
  });
  assert.doesNotMatch(bare.svg, /Perhaps|Cited|polygon/);
});
