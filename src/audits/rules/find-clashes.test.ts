import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findClashes, findClashesElsewhere, sayClash, sayClashElsewhere } from './find-clashes.ts';

const spring = { from: '2026-04-01', until: '2026-06-30' };
const neglect = { title: 'Neglect', days: spring, agencies: ['police', 'health', 'school'] };
const names = (agency: string) => agency.toUpperCase();
const said = (...audits: Parameters<typeof findClashes>[0]) =>
  findClashes(audits).map((clash) => sayClash(clash, names));

test('two audits that overlap and ask the same agencies clash on the days and agencies they share', () => {
  const other = {
    title: 'Transitions',
    days: { from: '2026-06-01', until: '2026-08-01' },
    agencies: ['school', 'health'],
  };
  assert.deepEqual(said(neglect, other), [
    '“Neglect” and “Transitions” both ask HEALTH and SCHOOL from 1 June 2026 to 30 June 2026.',
  ]);
});

test('one day is enough, and the day after is not', () => {
  const last = { title: 'Last day', days: { from: '2026-06-30', until: '2026-07-30' }, agencies: ['police'] };
  const after = { title: 'After', days: { from: '2026-07-31', until: '2026-08-30' }, agencies: ['police'] };
  assert.deepEqual(said(neglect, last, after), ['“Neglect” and “Last day” both ask POLICE on 30 June 2026.']);
});

test('other agencies, or no time set, clash with nothing', () => {
  assert.deepEqual(
    said(
      neglect,
      { title: 'Others', days: spring, agencies: ['probation'] },
      { title: 'Some day', days: null, agencies: ['police'] },
      { title: 'Nobody', days: spring, agencies: [] },
    ),
    [],
  );
});

test('three at once are three clashes, the earliest first', () => {
  const later = { ...neglect, title: 'Later', days: { from: '2026-06-01', until: '2026-06-30' } };
  assert.deepEqual(
    findClashes([later, neglect, { ...neglect, title: 'Again' }]).map((clash) => clash.titles),
    [
      ['Neglect', 'Again'],
      ['Later', 'Neglect'],
      ['Later', 'Again'],
    ],
  );
});

test('an audit clashes with another partnership on the days on which both ask an agency', () => {
  const busy = [
    { agency: 'police', days: { from: '2026-05-04', until: '2026-07-10' } },
    { agency: 'police', days: { from: '2027-01-01', until: '2027-01-02' } },
    { agency: 'probation', days: { from: '2026-01-01', until: '2027-01-01' } },
  ];
  const someDay = { ...neglect, title: 'Some day', days: null };
  const lastDay = { ...neglect, title: 'Last day', days: { from: '2026-07-10', until: '2026-08-01' } };
  assert.deepEqual(
    findClashesElsewhere([lastDay, neglect, someDay], busy).map((clash) => sayClashElsewhere(clash, names)),
    [
      '“Neglect” asks POLICE, which is busy in another partnership from 4 May 2026 to 30 June 2026.',
      '“Last day” asks POLICE, which is busy in another partnership on 10 July 2026.',
    ],
  );
});
