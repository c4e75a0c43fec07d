import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageBand, ageOn } from './age-band.ts';

const on = (born: string, isUnborn = false) => ageBand({ born, isUnborn }, '2025-06-01');

test('ages are told in groups, to the birthday', () => {
  assert.deepEqual(
    [
      '2025-06-01',
      '2024-06-02',
      '2024-06-01',
      '2020-06-02',
      '2020-06-01',
      '2009-06-02',
      '2009-06-01',
      '2007-06-02',
      '2007-06-01',
      '',
    ].map((born) => on(born)),
    [
      'under 1',
      'under 1',
      '1 to 4',
      '1 to 4',
      '5 to 9',
      '10 to 15',
      '16 and 17',
      '16 and 17',
      '18 or over',
      'not known',
    ],
  );
  assert.equal(on('2025-09-01', true), 'unborn');
  assert.equal(on('2025-09-01'), 'unborn');
});

test('who was born on 29 February is a year older on 1 March where there is no such day', () => {
  assert.equal(ageOn('2008-02-29', '2025-02-28'), 16);
  assert.equal(ageOn('2008-02-29', '2025-03-01'), 17);
});
