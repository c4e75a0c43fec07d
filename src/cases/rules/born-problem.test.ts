import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bornProblem } from './born-problem.ts';

const child = { isUnborn: false, isChild: true, today: '2026-06-01', scopeUntil: '2026-05-31' };

test('a day of birth within reach, or none, is taken', () => {
  for (const born of ['', '2015-03-12', '2026-05-31', '1931-01-01'])
    assert.equal(bornProblem({ ...child, born }), null, born);
});

test('a day to come is refused, unless the child is not yet born', () => {
  assert.match(bornProblem({ ...child, born: '2026-06-02' }) ?? '', /2 June 2026 is still to come/);
  assert.equal(bornProblem({ ...child, born: '2026-09-01', isUnborn: true }), null);
});

test('a child who is not yet born is expected within months', () => {
  assert.match(bornProblem({ ...child, born: '2028-01-01', isUnborn: true }) ?? '', /expected between/);
  assert.match(bornProblem({ ...child, born: '2026-01-01', isUnborn: true }) ?? '', /expected between/);
});

test('the child is not born after the period looked at; a brother or sister may be', () => {
  const born = { ...child, today: '2026-07-01', born: '2026-06-15' };
  assert.match(bornProblem(born) ?? '', /after the last day that this audit looks at, 31 May 2026/);
  assert.equal(bornProblem({ ...born, isChild: false }), null);
  assert.equal(bornProblem({ ...born, scopeUntil: null }), null);
});

test('nobody here was born before 1900', () => {
  assert.match(bornProblem({ ...child, born: '1899-12-31' }) ?? '', /too long ago/);
});
