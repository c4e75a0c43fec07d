import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstColour, listSetUpSteps } from './set-up-steps.ts';

const bare = { areas: 0, agencies: 0, people: 1, colour: firstColour, hasLogo: false };

test('a partnership just begun has every step to do', () => {
  const steps = listSetUpSteps(bare);
  assert.deepEqual(
    steps.map((step) => step.name),
    ['areas', 'look', 'agencies', 'people'],
  );
  assert.ok(steps.every((step) => !step.isDone));
  assert.deepEqual(
    steps.map((step) => step.state),
    ['No areas', 'First colour, no logo', 'No agencies', 'Only you'],
  );
});

test('each step is done by what is there', () => {
  const done = (change: Partial<typeof bare>) =>
    listSetUpSteps({ ...bare, ...change })
      .filter((step) => step.isDone)
      .map((step) => `${step.name}: ${step.state}`);
  assert.deepEqual(done({ areas: 1 }), ['areas: 1 area']);
  assert.deepEqual(done({ colour: '#5b2d6e' }), ['look: Own colour, no logo']);
  assert.deepEqual(done({ hasLogo: true }), ['look: First colour, own logo']);
  assert.deepEqual(done({ agencies: 12 }), ['agencies: 12 agencies']);
  assert.deepEqual(done({ people: 2 }), ['people: 2 people']);
  assert.deepEqual(done({ people: 1 }), []);
});
