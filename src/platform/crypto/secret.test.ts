import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSecret, newSecret, sameBytes } from './secret.ts';

test('Secrets are random hex of the wanted length', () => {
  assert.match(newSecret(), /^[0-9a-f]{64}$/);
  assert.match(newSecret(16), /^[0-9a-f]{32}$/);
  assert.notEqual(newSecret(), newSecret());
  assert.throws(() => newSecret(8), RangeError);
});

test('A secret is hashed with SHA-256', () => {
  const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.equal(hashSecret('abc').toString('hex'), known);
});

test('Bytes are the same only when all of them are', () => {
  assert.equal(sameBytes(Buffer.of(1, 2), Buffer.of(1, 2)), true);
  assert.equal(sameBytes(Buffer.of(1, 2), Buffer.of(1, 3)), false);
  assert.equal(sameBytes(Buffer.of(1, 2), Buffer.of(1)), false);
});
