import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeFailure } from './describe-failure.ts';

test('an error is told by its name, its code and where it came from', () => {
  const plain = new TypeError('a name that was typed');
  assert.match(describeFailure(plain), /^TypeError at describe-failure\.test\.ts:\d+$/);
  const coded = Object.assign(new Error('lost'), { code: 'ECONNRESET' });
  assert.match(describeFailure(coded), /^Error ECONNRESET at describe-failure\.test\.ts:\d+$/);
  assert.equal(describeFailure('a name that was typed'), 'something that is no error was thrown');
});

test('nothing of a message is told, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (typed) => {
      const error = new Error(`before\n    at ${typed}secret (secret.ts:1:1)\nsecret ${typed}`);
      assert.doesNotMatch(describeFailure(error), /secret/);
      error.name = `secret ${typed}`;
      error.message = 'changed since';
      assert.doesNotMatch(describeFailure(error), /secret/);
      assert.doesNotMatch(
        describeFailure(Object.assign(new Error(''), { code: `secret ${typed}` })),
        /secret/,
      );
    }),
  );
});
