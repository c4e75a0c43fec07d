import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanLine, cleanText } from './clean-text.ts';

test('Line ends, tabs and rows of blanks become one space, no-break spaces stay', () => {
  assert.equal(cleanText('one\r\n two\t three\u2003four'), 'one two three four');
  assert.equal(cleanText('31\u00a0January'), '31\u00a0January');
  assert.equal(cleanLine('  a b '), 'a b');
});

test('Signs that XML refuses and signs without a shape are dropped', () => {
  assert.equal(cleanText('a\u0000b\u0007c\u000bd\u007fe\ud800f\uffffg'), 'abc defg');
  assert.equal(cleanText('co\u00adop\u200ber\u202eate\ufeff'), 'cooperate');
});

test('Letters of every script, emoji and their joiners stay', () => {
  for (const text of ['Łukasz Nguyễn', 'שלום', 'ગુજરાતી', '👩‍👧', '● ◐ ○ – ?'])
    assert.equal(cleanText(text), text);
});

test('Clean text is fit for XML 1.0 and does not change when cleaned again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('\ud800', '\udc00', '\u0001', 'a', ' ', '\n') }),
      (one, two) => {
        const clean = cleanText(one + two);
        assert.ok(clean.isWellFormed());
        assert.match(clean, /^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        assert.equal(cleanText(clean), clean);
      },
    ),
  );
});
