import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Resvg } from '@resvg/resvg-js';
import { DOMParser } from '@xmldom/xmldom';
import { laneChart, type LaneChart } from './lane-chart.ts';
import type { Chart } from './drawing.ts';

const base: LaneChart = {
  title: 'Audits of the year',
  from: '2026-04-01',
  until: '2027-03-31',
  today: '2026-11-25',
  colour: '#1d4f7c',
  keys: [
    { name: 'planned', label: 'Planned', pattern: 'hatched' },
    { name: 'begun', label: 'Begun', pattern: 'solid' },
  ],
  lanes: [
    { label: 'Neglect', about: 'Audit & <group>', key: 'begun', from: '2026-04-01', until: '2026-06-30' },
    { label: 'Transitions', about: '', key: 'planned', from: '2027-01-01', until: '2027-06-30' },
  ],
};

function elements({ svg }: Chart, name: string) {
  const root = new DOMParser({ onError: (_, message) => assert.fail(message) }).parseFromString(
    svg,
    'image/svg+xml',
  );
  return Array.from(root.documentElement?.getElementsByTagName(name) ?? []);
}

/** The bars of the lanes as from where to where, in pixels; those of the legend stand above. */
function bars(chart: Chart): readonly (readonly [number, number])[] {
  return elements(chart, 'rect')
    .filter((rect) => Number(rect.getAttribute('height')) === 17)
    .map((rect) => {
      const x = Number(rect.getAttribute('x'));
      return [x, x + Number(rect.getAttribute('width'))] as const;
    });
}

test('the words of the chart say each lane, its days and its kind', () => {
  assert.equal(
    laneChart(base).alternative,
    'Audits of the year. Bars on a line of months; today is 25 November 2026. ' +
      'Neglect: 1 April 2026 to 30 June 2026, begun; Transitions: 1 January 2027 to 30 June 2027, planned.',
  );
});

test('a bar is as long as its days, and is cut off where the months end', () => {
  const [neglect, transitions] = bars(laneChart(base));
  assert.ok(neglect && transitions);
  const year = 946 - 284;
  assert.ok(Math.abs(neglect[1] - neglect[0] - (year * 91) / 365) < 1.5);
  assert.ok(Math.abs(transitions[1] - 946) < 1.5);
});

test('a lane of another year is left out, a single day is still seen, and an empty year says so', () => {
  const [first] = base.lanes;
  assert.ok(first);
  const draw = (from: string, until: string) => laneChart({ ...base, lanes: [{ ...first, from, until }] });
  assert.equal(bars(draw('2025-01-01', '2026-03-31')).length, 0);
  const [day] = bars(draw('2026-05-01', '2026-05-01'));
  assert.ok(day && day[1] - day[0] >= 4);
  assert.match(laneChart({ ...base, lanes: [] }).alternative, /No bars\.$/);
});

test('months and years are named, and today only where it is among them', () => {
  const words = (chart: Chart) => elements(chart, 'text').map((text) => text.textContent);
  for (const word of ['2026', '2027', 'Apr', 'Mar', 'Today', 'Planned', 'Begun', 'Audit & <group>'])
    assert.ok(words(laneChart(base)).includes(word), word);
  assert.ok(!words(laneChart({ ...base, today: '2028-01-01' })).includes('Today'));
});

test('it holds no style, script or outside reference, and draws as a picture', () => {
  const chart = laneChart(base);
  assert.doesNotMatch(chart.svg, /script|style|href|http:(?!\/\/www\.w3\.org\/2000\/svg)/);
  assert.equal(new Resvg(chart.svg, { font: { loadSystemFonts: false } }).render().width, chart.width);
});
