import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lane } from '#audits';
import { busyAgencies, lanesWithoutTime, picturedLanes } from './programme-picture.ts';

const lane: Lane = {
  title: 'Neglect',
  state: 'planned',
  days: { from: '2026-04-01', until: '2026-06-30' },
  agencies: ['school', 'police'],
  inHand: null,
  planned: null,
};
const later: Lane = {
  ...lane,
  title: 'Transitions',
  state: 'begun',
  days: { from: '2026-09-01', until: '2026-10-01' },
  agencies: ['police'],
};
const off: readonly Lane[] = [
  { ...lane, title: 'Dropped', state: 'dropped' },
  { ...lane, title: 'Withdrawn', state: 'withdrawn' },
  { ...lane, title: 'Some day', days: null },
];

test('the picture holds what has a time and is not dropped or withdrawn', () => {
  assert.deepEqual(
    picturedLanes([lane, later, ...off]).map((one) => [one.label, one.key]),
    [
      ['Neglect', 'planned'],
      ['Transitions', 'begun'],
    ],
  );
  assert.deepEqual(lanesWithoutTime([lane, ...off]), ['Some day']);
});

test('each agency has the audits that ask it, in their order; agencies stand by name', () => {
  assert.deepEqual(
    busyAgencies([lane, later, ...off], [], (agency) => agency.toUpperCase()),
    [
      {
        agency: 'POLICE',
        asked: ['Neglect: 1 April 2026 to 30 June 2026', 'Transitions: 1 September 2026 to 1 October 2026'],
      },
      { agency: 'SCHOOL', asked: ['Neglect: 1 April 2026 to 30 June 2026'] },
    ],
  );
});

test('an agency that another partnership asks stands there too, with the days alone', () => {
  const elsewhere = [{ agency: 'police', days: { from: '2026-05-04', until: '2026-07-10' } }];
  assert.deepEqual(
    busyAgencies([], elsewhere, (agency) => agency),
    [{ agency: 'police', asked: ['Busy in another partnership: 4 May 2026 to 10 July 2026'] }],
  );
});
