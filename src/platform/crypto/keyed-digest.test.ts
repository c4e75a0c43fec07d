import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshKeys } from '#test/keys';
import { createKey, keyedDigest, rootKeyId } from './index.ts';

test('the same text has the same digest under one key and purpose, and under no other', async () => {
  const keys = await freshKeys();
  const [one, other] = [await createKey(keys, 'one', rootKeyId), await createKey(keys, 'other', rootKeyId)];
  const digest = keyedDigest(one, 'heading', 'date of birth');
  assert.equal(digest.length, 32);
  assert.deepEqual(keyedDigest(one, 'heading', Buffer.from('date of birth')), digest);
  for (const different of [
    keyedDigest(other, 'heading', 'date of birth'),
    keyedDigest(one, 'list', 'date of birth'),
    keyedDigest(one, 'heading', 'Date of birth'),
  ])
    assert.notDeepEqual(different, digest);
});
