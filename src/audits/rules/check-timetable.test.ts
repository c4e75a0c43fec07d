import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { timetables } from '../timetable.ts';
import { checkTimetable } from './check-timetable.ts';
import { type PlannedDay, planTimetable } from './plan-timetable.ts';

const today = '2026-01-05';

function check(boardDay: string, typed: Record<string, string> = {}, code = 'standard') {
  const timetable = timetables.find((one) => one.code === code);
  assert.ok(timetable);
  const rows = planTimetable(boardDay, timetable, ['England'], typed);
  return checkTimetable(rows, { today, nations: ['England'], boardDay });
}

test('a timetable with time enough has no problems', () => {
  assert.deepEqual(check('2026-06-16'), []);
  assert.deepEqual(checkTimetable([], { today, nations: [], boardDay: today }), []);
});

test('a board that has met already is said, and nothing is said about the days before it', () => {
  assert.deepEqual(check('2025-12-09'), [
    { code: 'board', kind: 'past', text: 'The board date, 9 December 2025, is in the past.' },
  ]);
  assert.ok(!check(today).some((one) => one.kind === 'past'));
});

test('too little time says how many working days there are, how many are usual, and what helps', () => {
  assert.deepEqual(check('2026-02-10', {}, 'dip_sample'), [
    {
      code: 'terms-agreed',
      kind: 'short',
      text:
        'There are 26 working days from today until the board meets. From “Terms of reference are agreed” on, ' +
        '37 are usual, so that day would have been 16 December 2025. Choose a later board date, or set the days by hand.',
    },
  ]);
});

test('a day that is typed on a weekend or a bank holiday is named', () => {
  const found = check('2026-06-16', { 'draft-report': '2026-05-04', panel: '2026-04-18' });
  assert.deepEqual(
    found.filter((one) => one.kind === 'day_off'),
    [
      { code: 'panel', kind: 'day_off', text: '“The panel meets” falls on a Saturday: 18 April 2026.' },
      {
        code: 'draft-report',
        kind: 'day_off',
        text: '“The draft report is ready” falls on a bank holiday: 4 May 2026, Early May bank holiday.',
      },
    ],
  );
});

test('a day after the one that follows it is out of order', () => {
  assert.deepEqual(check('2026-06-16', { 'returns-due': '2026-04-22' }), [
    {
      code: 'returns-due',
      kind: 'order',
      text: '“Returns are due” (22 April 2026) comes after “Leads sign off the returns” (20 April 2026).',
    },
  ]);
});

test('two typed days too close together say what is between them and what is usual', () => {
  const found = check('2026-06-16', { panel: '2026-03-17', 'pack-sent': '2026-03-16' });
  assert.deepEqual(found, [
    {
      code: 'pack-sent',
      kind: 'short',
      text: 'From “The pack goes to the panel” (16 March 2026) to “The panel meets” (17 March 2026) there is 1 working day; 5 are usual.',
    },
  ]);
});

test('a date beyond the bank holidays that are known says that only weekends are left out', () => {
  assert.deepEqual(check('2029-02-06'), [
    {
      code: 'draft-report',
      kind: 'unknown_holidays',
      text: 'We do not hold the bank holidays around 16 January 2029: only weekends are left out there.',
    },
  ]);
});

test('law: what is worked out far ahead is never out of order, short or on a day off', () => {
  const day = fc
    .integer({ min: 0, max: 600 })
    .map((days) => Temporal.PlainDate.from('2027-01-01').add({ days }).toString());
  fc.assert(
    fc.property(day, fc.constantFrom(...timetables), (boardDay, timetable) => {
      const rows: readonly PlannedDay[] = planTimetable(boardDay, timetable, ['Scotland'], {});
      const found = checkTimetable(rows, { today, nations: ['Scotland'], boardDay });
      assert.deepEqual(
        found.filter((one) => one.code !== 'board'),
        [],
      );
    }),
    { numRuns: 40 },
  );
});
