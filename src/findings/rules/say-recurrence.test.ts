import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFoundAgain, sayFound } from './say-recurrence.ts';

test('few years are named one by one', () => {
  assert.equal(sayFound('learning', { audits: 1, years: [2025] }), 'learning in 2025');
  assert.equal(
    sayFound('learning', { audits: 3, years: [2016, 2019, 2025] }),
    'learning in 2016, 2019 and 2025',
  );
});

test('many audits are counted, with the first and the last year', () => {
  const years = [2009, 2012, 2016, 2019, 2025];
  assert.equal(sayFound('a strength', { audits: 12, years }), 'a strength in 12 audits from 2009 to 2025');
});

test('two audits of one year are counted, because the year alone would say one', () => {
  assert.equal(sayFound('learning', { audits: 2, years: [2025] }), 'learning in 2 audits, 2025');
  assert.equal(
    sayFound('learning', { audits: 3, years: [2019, 2025] }),
    'learning in 3 audits from 2019 to 2025',
  );
});

test('audits without a date are counted, and what was found nowhere is not said', () => {
  assert.equal(sayFound('learning', { audits: 1, years: [] }), 'learning in 1 audit');
  assert.equal(sayFound('learning', { audits: 0, years: [] }), null);
});

test('learning has come back when more than one audit found it', () => {
  assert.equal(isFoundAgain({ learning: 1 }), false);
  assert.equal(isFoundAgain({ learning: 2 }), true);
});
