import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { takeKey } from './key.ts';
import { markText } from './mark.ts';

const key = takeKey('a', randomBytes(32));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('the same text under the same key and for the same purpose has the same mark', () => {
  assert.equal(hex(markText(key, 'household', 'H1')), hex(markText(key, 'household', 'H1')));
  assert.equal(markText(key, 'household', 'H1').length, 32);
});

test('another key, another purpose or another text has another mark', () => {
  const marks = [
    markText(key, 'household', 'H1'),
    markText(takeKey('b', randomBytes(32)), 'household', 'H1'),
    markText(key, 'file', 'H1'),
    markText(key, 'household', 'H2'),
    markText(key, 'householdH', '1'),
  ].map(hex);
  assert.equal(new Set(marks).size, marks.length);
});

test('Law: two texts have one mark only when they are one text', () => {
  const text = fc.string({ maxLength: 4 }).filter((one) => one.isWellFormed());
  fc.assert(
    fc.property(text, text, (one, other) => {
      assert.equal(hex(markText(key, 'p', one)) === hex(markText(key, 'p', other)), one === other);
    }),
  );
});
