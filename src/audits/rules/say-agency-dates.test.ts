import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayAgencyDates } from './say-agency-dates.ts';

const today = '2026-05-10';

test('what was due and is not done comes first, then the next day that is', () => {
  const dates = [
    { day: '2026-02-02', label: 'Involvement', doneOn: '2026-02-01' },
    { day: '2026-03-03', label: 'Returns', doneOn: null },
    { day: '2026-05-10', label: 'Sign-off', doneOn: null },
    { day: '2026-06-01', label: 'Facts', doneOn: null },
  ];
  assert.equal(sayAgencyDates(dates, today), 'Was due: Returns, 3 March 2026. Next: Sign-off, 10 May 2026.');
});

test('where nothing is left to do, nothing is said', () => {
  assert.equal(sayAgencyDates([], today), '');
  assert.equal(sayAgencyDates([{ day: '2026-06-01', label: 'Facts', doneOn: '2026-05-09' }], today), '');
});

test('a request that does not tell what is done calls nothing late', () => {
  const dates = [
    { day: '2026-03-03', label: 'Returns' },
    { day: '2026-06-01', label: 'Facts' },
  ];
  assert.equal(sayAgencyDates(dates, today), 'Next: Facts, 1 June 2026.');
});
