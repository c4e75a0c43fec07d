import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayNextDates } from './say-next-dates.ts';

const returns = { label: 'Returns are due', day: '2027-03-01', whose: 'agencies', doneOn: null } as const;
const panel = { label: 'The panel meets', day: '2027-03-10', whose: 'panel', doneOn: null } as const;

test('what is late comes first, with whose turn it is, then what is next', () => {
  assert.equal(
    sayNextDates([returns, panel], '2027-03-04', ['England']),
    '“Returns are due” is late by 3 working days (Agency leads). Next: “The panel meets”, 10 March 2027, due in 4 working days (Panel).',
  );
});

test('what has been reached is not spoken of any more', () => {
  const done = { ...returns, doneOn: '2027-03-01' };
  assert.match(sayNextDates([done, panel], '2027-03-04', ['England']), /^Next: “The panel meets”/);
  assert.equal(sayNextDates([done], '2027-03-04', ['England']), 'Every date has been reached.');
});
