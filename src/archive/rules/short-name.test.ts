import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeKey, keyOf } from './short-name.ts';

test('a name becomes a key of lower-case words, whatever stands in it', () => {
  assert.equal(keyOf('Children’s Social Care (Leicester)', 'agency'), 'childrens-social-care-leicester');
  assert.equal(keyOf('  Équipe éducative 2024 ', 'agency'), 'equipe-educative-2024');
  assert.equal(keyOf('—', 'agency'), 'agency');
  assert.equal(keyOf('x'.repeat(200), 'agency').length, 70);
});

test('a key that is taken gets the first number that is free', () => {
  assert.equal(freeKey('neglect', []), 'neglect');
  assert.equal(freeKey('neglect', ['neglect', 'neglect-2', 'neglected']), 'neglect-3');
});
