import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayExceptions } from './say-exceptions.ts';

test('a report says in how many cases an exception was made, and nothing where there was none', () => {
  assert.equal(sayExceptions(0), null);
  assert.match(sayExceptions(1) ?? '', /^In one case an agency’s records were given to an auditor who was/);
  assert.match(sayExceptions(2) ?? '', /^In two cases an agency’s records/);
});
