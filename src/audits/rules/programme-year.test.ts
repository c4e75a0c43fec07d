import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  daysOfQuarter,
  daysOfYear,
  programmeYearOf,
  readProgrammeYear,
  sayProgrammeYear,
} from './programme-year.ts';

test('a programme year runs from 1 April to 31 March and is named by both of its years', () => {
  assert.equal(programmeYearOf('2026-03-31'), 2025);
  assert.equal(programmeYearOf('2026-04-01'), 2026);
  assert.deepEqual(daysOfYear(2026), { from: '2026-04-01', until: '2027-03-31' });
  assert.equal(sayProgrammeYear(2026), '2026 to 2027');
});

test('its quarters begin in April, July, October and January, and end with the last day of their month', () => {
  assert.deepEqual(daysOfQuarter(2026, 1), { from: '2026-04-01', until: '2026-06-30' });
  assert.deepEqual(daysOfQuarter(2026, 4), { from: '2027-01-01', until: '2027-03-31' });
});

test('an address without a year, or with none that there can be, means the year of today', () => {
  assert.equal(readProgrammeYear('2024', '2026-11-25'), 2024);
  for (const typed of [undefined, '', '1066', '20x6', '99999'])
    assert.equal(readProgrammeYear(typed, '2026-02-25'), 2025, typed ?? 'none');
});
