import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayInBriefing } from './say-in-briefing.ts';

test('a finding is led by how far it reaches', () => {
  const text = 'Minutes came late.';
  assert.equal(sayInBriefing({ text }, 5), text);
  assert.equal(
    sayInBriefing({ text, extent: { cases: 2 } }, 5),
    'In two of the five cases: Minutes came late.',
  );
  assert.equal(
    sayInBriefing({ text, extent: { said: 'some agencies' }, area: 'Northshire' }, 5),
    'Noted by some agencies, Northshire: Minutes came late.',
  );
});

test('the label of a case is not told, only that the finding comes from one case', () => {
  assert.equal(
    sayInBriefing({ text: 'Old records were recalled.', caseLabel: 'Case One' }, 4),
    'From one of the four cases: Old records were recalled.',
  );
  assert.equal(
    sayInBriefing({ text: 'Old records were recalled.', caseLabel: 'Case One', extent: { cases: 2 } }, 4),
    'In two of the four cases: Old records were recalled.',
  );
});
