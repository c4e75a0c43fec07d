import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingKinds } from '../finding.ts';
import { findingLabel } from './finding-label.ts';

test('every kind of finding has a word and a shape of its own', () => {
  const labels = findingKinds.map(findingLabel);
  assert.equal(new Set(labels.map((label) => label.label)).size, findingKinds.length);
  assert.equal(new Set(labels.map((label) => label.symbol)).size, findingKinds.length);
});
