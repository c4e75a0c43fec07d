import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settlementsOfConflict } from './settlements-of-conflict.ts';

test('where another can audit the case, whoever is close to it stands back', () => {
  assert.deepEqual(settlementsOfConflict('open', { match: 'name', otherAuditors: 1, readers: 2 }), [
    'stands_back',
  ]);
});

test('a name that is merely alike can be said to be another person’s', () => {
  assert.deepEqual(settlementsOfConflict('open', { match: 'similar', otherAuditors: 1, readers: 2 }), [
    'stands_back',
    'asked',
  ]);
});

test('an agency with one auditor has a second reader, or asks for an exception', () => {
  const alone = { match: 'email', otherAuditors: 0 } as const;
  assert.deepEqual(settlementsOfConflict('open', { ...alone, readers: 1 }), [
    'stands_back',
    'second_reader',
    'asked',
  ]);
  assert.deepEqual(settlementsOfConflict('open', { ...alone, readers: 0 }), ['stands_back', 'asked']);
  assert.deepEqual(settlementsOfConflict('reason', { ...alone, readers: 1 }), [
    'stands_back',
    'second_reader',
  ]);
});

test('whoever stood back does not come back', () => {
  assert.deepEqual(settlementsOfConflict('stands_back', { match: null, otherAuditors: 0, readers: 1 }), []);
  assert.deepEqual(settlementsOfConflict('second_reader', { match: null, otherAuditors: 0, readers: 1 }), [
    'stands_back',
  ]);
});
