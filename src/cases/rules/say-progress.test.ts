import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayProgress } from './say-progress.ts';

const none = { listed: 0, inSample: 0, reserves: 0, asked: 0, answered: 0, late: 0, openConcerns: 0 };

test('before there is a list the rail says so, and so on step by step', () => {
  assert.equal(sayProgress('cases', none), 'no list yet');
  assert.equal(sayProgress('cases', { ...none, listed: 40 }), '40 on the list, none drawn');
  assert.equal(sayProgress('cases', { ...none, listed: 40, inSample: 12 }), '12 in the sample');
  assert.equal(
    sayProgress('cases', { ...none, listed: 40, inSample: 12, reserves: 2 }),
    '12 in the sample, 2 in reserve',
  );
});

test('answers are counted against what was asked, and late ones are named', () => {
  assert.equal(sayProgress('involvement', none), 'nobody asked yet');
  assert.equal(sayProgress('involvement', { ...none, asked: 54, answered: 43 }), '43 of 54');
  assert.equal(sayProgress('involvement', { ...none, asked: 54, answered: 43, late: 2 }), '43 of 54, 2 late');
});

test('concerns are counted while they are open, and the parts of commissioning are left to it', () => {
  assert.equal(sayProgress('concerns', none), 'none open');
  assert.equal(sayProgress('concerns', { ...none, openConcerns: 1 }), '1 open');
  assert.equal(sayProgress('terms', { ...none, openConcerns: 1 }), '');
});
