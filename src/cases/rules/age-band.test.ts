import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageReader, sayAgeBand } from './age-band.ts';

const ageBandOf = ageReader('2025-06-01');

test('age is taken at the beginning of the period; the birthday itself counts', () => {
  const cases = {
    '2024-06-02': 'under_1',
    '2024-06-01': 'from_1',
    '2020-06-02': 'from_1',
    '2020-06-01': 'from_5',
    '2015-06-01': 'from_10',
    '2009-06-01': 'from_16',
    '2007-06-02': 'from_16',
    '2007-06-01': 'from_18',
  };
  for (const [born, band] of Object.entries(cases))
    assert.equal(ageBandOf({ born, isUnborn: false }), band, born);
});

test('a child who is expected, or was born later, was not yet born then; without a day nothing is said', () => {
  assert.equal(ageBandOf({ born: '', isUnborn: true }), 'unborn');
  assert.equal(ageBandOf({ born: '2025-06-02', isUnborn: false }), 'unborn');
  assert.equal(ageBandOf({ born: '', isUnborn: false }), '');
  assert.equal(ageReader('')({ born: '2015-06-01', isUnborn: false }), '');
  assert.equal(ageReader('2021-02-28')({ born: '2020-02-29', isUnborn: false }), 'under_1');
  assert.equal(ageReader('2021-03-01')({ born: '2020-02-29', isUnborn: false }), 'from_1');
});

test('an age band is said in words, and one that nothing tells as not known', () => {
  assert.deepEqual(
    ['unborn', 'under_1', 'from_16', ''].map((band) => sayAgeBand(band as 'unborn')),
    ['Not yet born', 'Under 1', '16 and 17', 'Not known'],
  );
});

test('who was born on 29 February is a year older on 1 March where there is no such day', () => {
  const leapChild = { born: '2008-02-29', isUnborn: false };
  assert.equal(ageReader('2026-02-28')(leapChild), 'from_16');
  assert.equal(ageReader('2026-03-01')(leapChild), 'from_18');
});
