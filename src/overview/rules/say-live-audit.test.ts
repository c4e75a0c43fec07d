import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayLiveAudit } from './say-live-audit.ts';

test('a list says what an audit in hand has come to', () => {
  const say = (state: Parameters<typeof sayLiveAudit>[0]['state'], lastVersion: number | null) =>
    sayLiveAudit({ state, lastVersion });
  assert.equal(say('commissioning', null), 'Being commissioned. Its terms are a draft.');
  assert.equal(say('commissioning', 2), 'Being commissioned. Version 2 has been put to the group.');
  assert.equal(say('underway', 2), 'Under way.');
  assert.equal(say('withdrawn', null), 'Withdrawn.');
  assert.equal(say('recording', null), 'Being recorded from its publication.');
  assert.equal(say('correcting', null), 'Published, and being corrected.');
});
