import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutForFields } from './carry-text.ts';

test('what is carried is the same file, in pieces that each stand alone', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 2, max: 12 }),
      (value, text, longest) => {
        const whole = { value, text };
        const pieces = cutForFields(JSON.stringify(whole, null, 2), longest);
        assert.deepEqual(JSON.parse(pieces.join('')), JSON.parse(JSON.stringify(whole)));
        assert.ok(pieces.every((piece) => piece.length <= longest && piece.isWellFormed()));
      },
    ),
  );
});

test('a byte order mark is left behind', () => {
  assert.deepEqual(cutForFields('\ufeff{ "a": 1 }'), ['{"a":1}']);
});
