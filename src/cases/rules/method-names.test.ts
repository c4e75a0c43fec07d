import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermsMethod } from '#audits';
import { nameMethods, sayMethod } from './method-names.ts';

const method = (id: string, kind: TermsMethod['kind']): TermsMethod => ({
  id,
  kind,
  cases: null,
  statuses: [],
  description: '',
});

test('methods are called by their kind, two of a kind by their place as well', () => {
  const names = nameMethods([method('a', 'dip_sample'), method('b', 'deep_dive'), method('c', 'dip_sample')]);
  assert.deepEqual([...names.values()], ['Dip sample (1)', 'Deep dive', 'Dip sample (3)']);
  assert.equal(sayMethod(names, 'b'), 'Deep dive');
  assert.equal(sayMethod(names, null), 'Not settled');
  assert.equal(sayMethod(names, 'gone'), 'A method that the terms no longer name');
});
