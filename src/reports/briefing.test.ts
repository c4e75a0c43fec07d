import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutBriefing, briefingKinds, briefingLabel, factsCarried, isBriefingKind } from './briefing.ts';

test('every kind of briefing has a name, a purpose and a promise', () => {
  assert.equal(briefingLabel('seven-minute'), '7-minute briefing');
  for (const kind of briefingKinds) {
    assert.match(aboutBriefing(kind), /^[A-Z].*\.$/);
    assert.equal(new Set(factsCarried(kind)).size, factsCarried(kind).length);
  }
});

test('only a kind that there is is taken for one', () => {
  assert.ok(isBriefingKind('summary'));
  assert.ok(!isBriefingKind('constructor'));
});
