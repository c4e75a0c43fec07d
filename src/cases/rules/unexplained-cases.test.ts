import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { leicester2018 } from '../builders.ts';
import { participationStatuses } from '../participation.ts';
import { unexplainedCases } from './unexplained-cases.ts';

test('the Leicester table of 2018–19 leaves cases unexplained for three agencies', () => {
  assert.deepEqual(
    leicester2018.rows.map((row) => unexplainedCases(row, 5)),
    [0, 2, 0, 0, 1, 0, 2, 0, 0, null, null, 0, 0, 0],
  );
});

test('nothing can be said of a row that says nothing, of an unknown sample, or of too many cases', () => {
  const audited = { agencies: ['UHL'], counts: [{ status: 'audited', cases: 6 }] } as const;
  assert.equal(unexplainedCases({ agencies: ['UHL'], counts: [] }, 5), null);
  assert.equal(unexplainedCases(audited, null), null);
  assert.equal(unexplainedCases(audited, 5), null);
});

test('law: what is unexplained and what is counted make the sample', () => {
  const count = fc.record({
    status: fc.constantFrom(...participationStatuses),
    cases: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(count, { minLength: 1 }), fc.integer({ min: 0, max: 40 }), (counts, sample) => {
      const sum = counts.reduce((total, one) => total + one.cases, 0);
      const left = unexplainedCases({ agencies: ['UHL'], counts }, sample);
      if (sum > sample) assert.equal(left, null);
      else assert.equal((left ?? NaN) + sum, sample);
    }),
  );
});
