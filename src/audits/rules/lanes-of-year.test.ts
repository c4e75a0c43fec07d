import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planned } from '../builders.ts';
import { isAhead, lanesOfYear } from './lanes-of-year.ts';

const live = {
  id: 'live',
  title: 'Neglect, as its draft calls it',
  days: { from: '2026-05-04', until: '2026-09-01' },
  agencies: ['police'],
};

test('an audit in hand gives its plan the dates and agencies that it has by now', () => {
  const plan = { ...planned, title: 'Neglect', audit: 'live', quarter: 1, agencies: ['police', 'health'] };
  const [lane, ...others] = lanesOfYear(
    2026,
    [plan],
    [live],
    new Map([['live', { stage: 'underway', isPublished: false }]]),
  );
  assert.deepEqual(others, []);
  assert.deepEqual(lane, {
    title: 'Neglect',
    state: 'begun',
    days: live.days,
    agencies: ['police'],
    inHand: 'live',
    planned: plan,
  });
});

test('what was planned stands until the audit in hand says otherwise', () => {
  const plan = { ...planned, audit: 'live', quarter: 1, agencies: ['health'] };
  const [lane] = lanesOfYear(2026, [plan], [{ ...live, days: null, agencies: [] }], new Map());
  assert.deepEqual(lane?.days, { from: '2026-04-01', until: '2026-06-30' });
  assert.deepEqual(lane?.agencies, ['health']);
});

test('an audit in hand that nobody planned has its lane in the years that its dates reach', () => {
  assert.deepEqual(
    [2025, 2026].map((year) => lanesOfYear(year, [], [live], new Map()).length),
    [0, 1],
  );
  assert.equal(lanesOfYear(2026, [], [{ ...live, days: null }], new Map()).length, 0);
});

test('what is published, dropped or withdrawn asks nothing any more', () => {
  const states = ['planned', 'begun', 'withdrawn', 'published', 'dropped'] as const;
  assert.deepEqual(
    states.filter((state) => isAhead({ state })),
    ['planned', 'begun'],
  );
});
