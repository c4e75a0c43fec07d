import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayLiveAudit } from './say-live-audit.ts';

test('a list says what an audit in hand has come to, and whose turn it is', () => {
  const say = (state: Parameters<typeof sayLiveAudit>[0]['state'], lastVersion: number | null, toAgree = 0) =>
    sayLiveAudit({ state, lastVersion, toAgree });
  assert.equal(say('commissioning', null), 'Being commissioned. Its terms are a draft: your turn.');
  assert.equal(
    say('commissioning', 2, 1),
    'Being commissioned. Version 2 is with the group: 1 has still to agree.',
  );
  assert.equal(
    say('commissioning', 2, 3),
    'Being commissioned. Version 2 is with the group: 3 have still to agree.',
  );
  assert.equal(
    say('commissioning', 2),
    'Being commissioned. Version 2 is agreed by everybody: your turn to start it.',
  );
  assert.equal(say('underway', 2), 'Under way.');
  assert.equal(say('withdrawn', null), 'Withdrawn.');
  assert.equal(say('recording', null), 'Being recorded from its publication.');
  assert.equal(say('correcting', null), 'Published, and being corrected.');
});
