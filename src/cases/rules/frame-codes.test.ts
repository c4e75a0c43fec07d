import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEthnicity, readSex, readStatus } from './frame-codes.ts';

test('codes of the census become words; what is not known becomes nothing; anything else stays', () => {
  assert.deepEqual(['1', '2', 'F', 'male', '0', '9', 'Not known', 'Other words'].map(readSex), [
    'Male',
    'Female',
    'Female',
    'Male',
    '',
    '',
    '',
    'Other words',
  ]);
  assert.deepEqual(['WBRI', 'aind', 'NOBT', 'White British'].map(readEthnicity), [
    'White British',
    'Indian',
    '',
    'White British',
  ]);
  assert.equal(readSex('constructor'), 'constructor');
});

test('a status is known by its code, its letters and our own words', () => {
  assert.deepEqual(
    [
      'CP',
      'CIN plan',
      'LAC',
      'CLA',
      'S47',
      'Early Help',
      'care leaver',
      'Child protection plan',
      'closed',
      '',
    ].map(readStatus),
    [
      'child_protection',
      'child_in_need',
      'looked_after',
      'looked_after',
      'section_47',
      'early_help',
      'care_leaver',
      'child_protection',
      'closed',
      '',
    ],
  );
  assert.equal(readStatus('purple'), null);
});
