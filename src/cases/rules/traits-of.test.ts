import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import { ageReader, ethnicGroupOf, sexOf, traitsReader } from './traits-of.ts';

const ageOn = '2025-06-01';
const ageBandOf = ageReader(ageOn);

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

test('sex is read from words, letters and the figures of the census', () => {
  assert.deepEqual(['F', 'female', '2', 'Boy', 'M', '1', 'X', ''].map(sexOf), [
    'female',
    'female',
    'female',
    'male',
    'male',
    'male',
    'other',
    'other',
  ]);
});

test('ethnicity is read from words and from the codes of the school census', () => {
  const cases = {
    WBRI: 'white',
    'White British': 'white',
    'Gypsy / Roma': 'white',
    MWBC: 'mixed',
    'White and Black Caribbean': 'mixed',
    'Mixed - White and Asian': 'mixed',
    APKN: 'asian',
    CHNE: 'asian',
    Bangladeshi: 'asian',
    BAFR: 'black',
    'Black African': 'black',
    OOTH: 'other',
    Arab: 'other',
    'Any other ethnic group': 'other',
    REFU: 'unsaid',
    '': 'unsaid',
    'Not recorded': 'unsaid',
  };
  for (const [text, group] of Object.entries(cases)) assert.equal(ethnicGroupOf(text), group, text);
});

test('names of areas and households are compared without regard to blanks and capitals', () => {
  const traits = traitsReader(ageOn)(child({ area: ' North  Shire', household: 'H-1 ' }));
  assert.equal(traits.area, 'north shire');
  assert.equal(traits.household, 'h-1');
});
