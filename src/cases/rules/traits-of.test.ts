import assert from 'node:assert/strict';
import { test } from 'node:test';
import { child } from '../builders.ts';
import { ethnicGroupOf, sexOf, traitsReader } from './traits-of.ts';

const ageOn = '2025-06-01';

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
