import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermsMethod } from '#audits';
import { proposeMethods } from './propose-methods.ts';

const method = (id: string, facts: Partial<TermsMethod> = {}): TermsMethod => ({
  id,
  kind: 'other',
  cases: null,
  statuses: [],
  description: '',
  ...facts,
});

test('a method that is meant for the status goes before one for any', () => {
  const methods = [method('paper'), method('meeting', { statuses: ['child_protection'] })];
  assert.deepEqual(proposeMethods(methods, ['child_protection', 'closed', '']), [
    'meeting',
    'paper',
    'paper',
  ]);
});

test('ten as a dip sample and one as a deep dive: a method that has its number stands back', () => {
  const methods = [method('dip', { cases: 2 }), method('deep', { cases: 1 })];
  assert.deepEqual(proposeMethods(methods, ['', '', '', '']), ['dip', 'dip', 'deep', 'dip']);
});

test('where no method fits none is proposed', () => {
  assert.deepEqual(proposeMethods([method('a', { statuses: ['closed'] })], ['section_47']), [null]);
  assert.deepEqual(proposeMethods([], ['closed']), [null]);
});
