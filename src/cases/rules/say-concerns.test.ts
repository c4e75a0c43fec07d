import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sayConcerns } from './say-concerns.ts';

test('what a report says of immediate concerns', () => {
  const of = (cases: number, clear: number, raised: number, open = 0) =>
    sayConcerns({ cases, clear, unsaid: Math.max(0, cases - clear - raised), raised, open });
  assert.equal(
    of(12, 11, 1),
    'No immediate concern was found in eleven of the twelve cases; one was raised and acted on.',
  );
  assert.equal(of(12, 12, 0), 'No immediate concern was found in any of the twelve cases.');
  assert.equal(of(2, 2, 0), 'No immediate concern was found in either of the two cases.');
  assert.equal(of(1, 1, 0), 'No immediate concern was found in the one case.');
  assert.equal(of(1, 0, 1), 'One immediate concern was raised and acted on.');
  assert.equal(
    of(5, 2, 2, 1),
    'No immediate concern was found in two of the five cases; two were raised, of which one is still open. Whether there was one is not said yet of one case.',
  );
  assert.equal(of(5, 0, 0), 'Whether there was one is not said yet of all five cases.');
  assert.equal(of(0, 0, 0), 'There are no cases yet.');
});

test('it is a sentence, whatever the counts', () => {
  const count = fc.nat(30);
  fc.assert(
    fc.property(count, count, count, count, count, (clear, unsaid, raised, open, more) => {
      const cases = clear + unsaid + Math.min(raised, more);
      const said = sayConcerns({ cases, clear, unsaid, raised, open: Math.min(open, raised) });
      assert.match(said, /^[A-Z\d].*\.$/);
      assert.doesNotMatch(said, /undefined|NaN| {2}|;\./);
    }),
  );
});
