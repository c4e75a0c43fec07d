import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayExceptions } from './say-exceptions.ts';

test('a report counts the cases in which an exception stands, each once', () => {
  assert.equal(sayExceptions([]), null);
  assert.equal(
    sayExceptions([
      { case: 'a', settled: 'asked' },
      { case: 'b', settled: 'refused' },
    ]),
    null,
  );
  assert.match(sayExceptions([{ case: 'a', settled: 'reason' }]) ?? '', /^In one case an agency’s records/);
  assert.match(
    sayExceptions([
      { case: 'a', settled: 'reason' },
      { case: 'a', settled: 'reason' },
      { case: 'b', settled: 'reason' },
    ]) ?? '',
    /^In two cases an agency’s records/,
  );
});
