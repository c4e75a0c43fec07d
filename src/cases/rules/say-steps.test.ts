import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseProgress } from '../case-progress.ts';
import { saySteps } from './say-steps.ts';

const nothing = { listed: 0, inSample: 0, reserves: 0, asked: 0, answered: 0, late: 0, openConcerns: 0 };
const steps = (of: Partial<CaseProgress>, draws = 0, committed = false) =>
  saySteps({ ...nothing, ...of }, draws, committed).map((one) => `${one.says}${one.isNext ? ' <' : ''}`);

test('first the list, then the draw, then the agencies', () => {
  assert.deepEqual(steps({}), ['No child yet <', 'Not drawn yet', 'None yet', 'Nobody asked yet']);
  assert.deepEqual(steps({ listed: 1_204 })[1], 'Not drawn yet <');
  assert.deepEqual(steps({ listed: 1 }, 0, true).slice(0, 2), ['1 child', 'Committed, to be drawn <']);
  assert.deepEqual(steps({ listed: 20, inSample: 5, reserves: 2 }, 1), [
    '20 children',
    'Drawn',
    '5 in the sample, 2 in reserve',
    'Nobody asked yet <',
  ]);
});

test('a sample that was picked needs no list; once agencies are asked nothing is next', () => {
  assert.deepEqual(steps({ inSample: 1, asked: 3 }, 2), [
    'No child yet',
    'Drawn 2 times',
    '1 in the sample',
    '3 asked',
  ]);
});
