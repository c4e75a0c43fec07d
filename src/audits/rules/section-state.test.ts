import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sectionState } from './section-state.ts';

const gap = (needed: boolean) => ({ section: 'period', entry: 'scope-phrase', says: 'Missing.', needed });
const wrong = { section: 'period', entry: 'scope-until', says: 'Ends before it begins.' };

test('what does not fit comes first, then what is needed, then what may follow', () => {
  assert.equal(sectionState('period', true, [gap(true)], [wrong]).says, 'Does not fit');
  assert.equal(sectionState('period', true, [], [wrong, wrong]).says, '2 do not fit');
  assert.equal(sectionState('period', true, [gap(true), gap(false)], []).says, '1 still needed');
  assert.equal(sectionState('period', true, [gap(false)], []).says, '1 may follow');
  assert.equal(sectionState('period', true, [], []).says, 'Complete');
});

test('a section in which nothing stands is not started, whatever other sections lack', () => {
  assert.equal(sectionState('period', false, [gap(true)], []).says, 'Not started');
  assert.equal(sectionState('grading', false, [gap(true)], []).says, 'Not started, may follow');
});
