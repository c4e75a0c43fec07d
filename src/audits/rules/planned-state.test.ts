import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayPlannedState, stateOfPlanned } from './planned-state.ts';

const dropped = { on: '2026-05-01', reason: 'The inspection looked at the same.' };

test('what is linked to nothing is planned, unless it was dropped', () => {
  assert.equal(stateOfPlanned({ audit: null, dropped: null }, null), 'planned');
  assert.equal(stateOfPlanned({ audit: null, dropped }, null), 'dropped');
  assert.equal(sayPlannedState('dropped', dropped), 'Dropped: The inspection looked at the same.');
});

test('what is linked is begun, also for whoever does not see the audit', () => {
  const planned = { audit: 'an audit', dropped: null };
  assert.equal(stateOfPlanned(planned, null), 'begun');
  assert.equal(stateOfPlanned(planned, { stage: 'underway', isPublished: false }), 'begun');
  assert.equal(stateOfPlanned(planned, { stage: 'withdrawn', isPublished: false }), 'withdrawn');
});

test('what was published is published, whatever was said before', () => {
  assert.equal(
    stateOfPlanned({ audit: 'an audit', dropped }, { stage: 'recorded', isPublished: true }),
    'published',
  );
});
