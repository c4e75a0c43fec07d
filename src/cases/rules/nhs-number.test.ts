import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNhsNumber } from './nhs-number.ts';

test('an NHS number is read with blanks, hyphens and digits of any width; nothing stays nothing', () => {
  for (const text of ['9990000018', '999 000 0018', '999-000-0018', '９９９０００００１８'])
    assert.equal(readNhsNumber(text), '9990000018');
  assert.equal(readNhsNumber(' '), '');
});

test('what cannot be one is refused: all noughts, a wrong or impossible last digit, too few, other signs', () => {
  for (const text of [
    '0000000000',
    '9990000019',
    '9990000060',
    '123',
    '99900000181',
    '999000001٨',
    'A990000018',
    '9990000018x',
  ])
    assert.equal(readNhsNumber(text), null, text);
});

test('of ten last digits one fits at most', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{9}$/), (nine) => {
      const fitting = Array.from({ length: 10 }, (_, last) => readNhsNumber(`${nine}${last}`)).filter(
        (one) => one !== null,
      );
      assert.ok(fitting.length <= 1);
    }),
  );
});
