import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Citation } from '#audits';
import { otherEditions } from './other-editions.ts';

const cite = (document: string, edition: string): Citation => ({ document, edition, use: 'definition' });

test('a document cited in two editions is told at each', () => {
  const first = cite('working-together', '2015');
  const second = cite('working-together', '2018');
  const all = [first, second, cite('working-together', '2018'), cite('children-act-1989', '1989')];
  assert.deepEqual(otherEditions(first, all), ['2018']);
  assert.deepEqual(otherEditions(second, all), ['2015']);
});

test('a document cited twice in one edition differs from nothing', () => {
  const one = cite('working-together', '2018');
  assert.deepEqual(otherEditions(one, [one, cite('working-together', '2018')]), []);
});
