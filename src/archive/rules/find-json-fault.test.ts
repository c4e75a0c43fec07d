import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findJsonFault } from './find-json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('A fault is told with its line and column', () => {
  assert.deepEqual(findJsonFault('{\n  "a": 1,\n  "b": tru\n}'), {
    line: 3,
    column: 8,
    what: 'a value was expected here: text in straight double quotes, a number, true, false or null',
  });
  assert.match(findJsonFault('{"a": 1,}')?.what ?? '', /a name in straight double quotes was expected/);
  assert.match(findJsonFault('[1 2]')?.what ?? '', /a comma or a closing \]/);
  assert.match(findJsonFault('{"a" 1}')?.what ?? '', /a colon/);
  assert.match(findJsonFault('{} x')?.what ?? '', /should end here/);
  assert.match(findJsonFault('"a\nb"')?.what ?? '', /must not run over a line/);
  assert.match(findJsonFault(String.raw`"\x"`)?.what ?? '', /a backslash/);
});

test('A text that breaks off is said to be cut short', () => {
  const whole = '{"a": [1, "two", {"b": null}]}';
  assert.equal(findJsonFault(whole), null);
  for (let length = 0; length < whole.length; length += 1) {
    const what = findJsonFault(whole.slice(0, length))?.what ?? '';
    assert.match(what, /cut short|a value was expected/, whole.slice(0, length));
  }
  assert.match(findJsonFault(whole.slice(0, -1))?.what ?? '', /cut short/);
});

test('The same name twice in one group is found, however it is spelled', () => {
  assert.deepEqual(findJsonFault('{"a": 1,\n "a": 2}'), {
    line: 2,
    column: 2,
    what: 'this name stands twice in the same group of values',
  });
  assert.match(findJsonFault(String.raw`{"a": 1, "\u0061": 2}`)?.what ?? '', /stands twice/);
  assert.equal(findJsonFault('[{"a": 1}, {"a": 2}]'), null);
});

test('A text made to fill memory is refused', () => {
  assert.match(findJsonFault('['.repeat(1_000_000))?.what ?? '', /more than 20 levels/);
  assert.match(findJsonFault(`[${'1,'.repeat(60_000)}1]`)?.what ?? '', /more values/);
});

test('Law: what JSON.parse takes has no fault, and what it refuses has one', () => {
  const json = fc.jsonValue({ maxDepth: 5 }).map((value) => JSON.stringify(value, null, 1));
  const damaged = fc
    .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '{', ']', '0', '-', '\\', ' ', '.', 'e'), fc.nat(2))
    .map(
      ([text, at, put, cut]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + cut),
    );
  fc.assert(
    fc.property(fc.oneof(json, damaged), (text) => {
      const fault = findJsonFault(text);
      if (fault?.what.includes('twice') === true) return;
      assert.equal(fault === null, isJson(text), text);
    }),
    { numRuns: 2000 },
  );
});
