import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGuidance, guidance } from './guidance.ts';

test('Working Together is kept in every edition that audits cite', () => {
  const editions = findGuidance('working-together')?.editions.map((edition) => edition.edition);
  assert.deepEqual(editions, ['2010', '2013', '2015', '2018', '2023', '2026']);
});

test('A document that is not shipped is not found', () => {
  assert.equal(findGuidance('local-procedures'), null);
  assert.equal(findGuidance('constructor'), null);
});

test('Every shipped document has one ref and no edition twice, oldest first', () => {
  assert.equal(new Set(guidance.map((document) => document.ref)).size, guidance.length);
  for (const document of guidance) {
    const months = document.editions.map((edition) => edition.published ?? '');
    assert.deepEqual(months, months.toSorted(), document.ref);
    assert.equal(new Set(document.editions.map((edition) => edition.edition)).size, document.editions.length);
  }
});
