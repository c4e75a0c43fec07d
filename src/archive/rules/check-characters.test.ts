import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCharacters } from './check-characters.ts';

function paths(value: unknown): string[] {
  return [...checkCharacters(value)].map((problem) => problem.path);
}

test('Text in any language passes', () => {
  assert.deepEqual(paths({ a: ['Zoë’s – Ω, नमस्ते, 👩‍👧', { b: '' }], c: 1, d: null, e: true }), []);
});

test('A character that cannot be shown is found wherever it stands', () => {
  for (const bad of ['\0', '\n', '\u0085', '\ud800', '\udc00x', '\uffff', '\u202e', '\u2028']) {
    assert.deepEqual(paths({ findings: [{ text: 'fine' }, { text: `a${bad}b` }] }), ['findings[1].text']);
  }
});
