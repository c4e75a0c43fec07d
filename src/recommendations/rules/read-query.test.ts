import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readQuery } from './read-query.ts';

test('the choices that there are are read, and other words are passed over', () => {
  assert.deepEqual(readQuery({ form: 'suggested_action', owner: 'none' }), {
    form: 'suggested_action',
    owner: 'none',
  });
  assert.deepEqual(readQuery({ form: 'constructor', owner: '' }), { form: undefined, owner: undefined });
  assert.deepEqual(readQuery({}), { form: undefined, owner: undefined });
});
