import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayUnopened } from './say-unopened.ts';

test('what was destroyed is gone for everybody; what was tampered with is somebody’s to look into', () => {
  assert.match(sayUnopened('destroyed').says, /Nobody can open it again/);
  for (const state of ['moved', 'rolled back'] as const) assert.match(sayUnopened(state).says, /alarm/);
  assert.match(sayUnopened('missing').says, /no record/);
});
