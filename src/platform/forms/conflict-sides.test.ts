import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictSides, whatDiffers } from './conflict-sides.ts';

const name = { label: 'Name', now: 'Northshire Board', typed: 'Northshire Partnership' };
const colour = { label: 'Colour', now: '#1d4f6e', typed: '#1d4f6e' };

test('both texts stand side by side with what differs marked; what is the same is left out', () => {
  const shown = String(conflictSides([name, colour]));
  assert.match(shown, /Northshire <mark>Board<\/mark>/);
  assert.match(shown, /Northshire <mark>Partnership<\/mark>/);
  assert.doesNotMatch(shown, /Colour/);
  assert.deepEqual(whatDiffers([name, colour]), [name]);
});

test('an empty side says so, and what was typed is escaped', () => {
  const shown = String(conflictSides([{ label: 'Stands for', now: '', typed: '<b>all</b> schools' }]));
  assert.match(shown, /Nothing/);
  assert.match(shown, /<mark>&lt;b&gt;all&lt;\/b&gt; schools<\/mark>/);
});
