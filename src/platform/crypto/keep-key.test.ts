import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshKeys } from '#test/keys';
import { keepKey } from './keep-key.ts';
import { destroyKey, rootKeyId } from './key-store.ts';
import { openText, seal } from './seal.ts';

const place = { partition: 'p', table: 't', column: 'c', row: 'r', version: 0 };

test('a key is made once, also for those who need it at the same moment', async () => {
  const keys = await freshKeys();
  const several = await Promise.all([1, 2, 3].map(async () => keepKey(keys, 'audit-1', rootKeyId)));
  const [first] = several;
  assert.ok(first !== undefined);
  const sealed = seal(first, 'text', place);
  for (const one of several) assert.equal(openText(one, sealed, place), 'text');
});

test('a key that was destroyed is not made anew, nor is one whose parent was', async () => {
  const keys = await freshKeys();
  await keepKey(keys, 'audit-1', rootKeyId);
  await keepKey(keys, 'frame-1', 'audit-1');
  await destroyKey(keys, 'audit-1');
  await assert.rejects(keepKey(keys, 'audit-1', rootKeyId), { reason: 'destroyed' });
  await assert.rejects(keepKey(keys, 'frame-1', 'audit-1'), { reason: 'destroyed', id: 'audit-1' });
});
