import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colourProblem, contrast, sayContrast, washOf } from './colour-contrast.ts';

test('black on white has the greatest contrast there is, a colour on itself none', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
});

test('the order of two colours does not matter', () => {
  assert.equal(contrast('#1d4f6e', '#ffffff'), contrast('#ffffff', '#1d4f6e'));
});

test('the grey that just fails on white is refused, a darker one is taken', () => {
  assert.ok(contrast('#777777', '#ffffff') < 4.5);
  assert.match(colourProblem('#777777') ?? '', /too light/);
  assert.equal(colourProblem('#666666'), null);
});

test('a partnership colour must be readable on its own wash as well', () => {
  assert.equal(colourProblem('#1d4f6e'), null);
  assert.ok(contrast('#1d4f6e', washOf('#1d4f6e')) >= 4.5);
});

test('what is no colour is said to be none', () => {
  for (const typed of ['blue', '#fff', '#12345g', '#1234567', ''])
    assert.match(colourProblem(typed) ?? '', /hash and six/);
});

test('a contrast is said in words, never rounded up to one that would pass', () => {
  assert.equal(sayContrast('#000000'), '21.0 to 1 on white');
  assert.equal(sayContrast('#777777'), '4.4 to 1 on white');
  assert.match(colourProblem('#767676') ?? '', /contrast 4\.[0-4] to 1, at least 4\.5/);
});
