import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeForm } from './form.ts';

test('a name sent twice keeps its values in order; one that was not sent is empty', () => {
  const form = makeForm([
    ['role', 'a'],
    ['other', 'x'],
    ['role', 'b'],
  ]);
  assert.equal(form.text('role'), 'a');
  assert.deepEqual(form.all('role'), ['a', 'b']);
  assert.equal(form.text('absent'), '');
  assert.equal(form.upload('absent'), null);
});

test('line ends are one character on every system', () => {
  assert.equal(makeForm([['text', 'a\r\nb\rc\nd']]).text('text'), 'a\nb\nc\nd');
});

test('what is shown again leaves out the hidden keys', () => {
  const form = makeForm([
    ['_csrf', 'a'],
    ['_submission', 'b'],
    ['name', 'c'],
  ]);
  assert.deepEqual(form.entries, [['name', 'c']]);
});

test('names that every object has are names like others', () => {
  const form = makeForm([['__proto__', 'x']]);
  assert.equal(form.text('__proto__'), 'x');
  assert.equal(form.text('constructor'), '');
});
