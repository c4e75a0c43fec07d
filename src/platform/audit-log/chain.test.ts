import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { chainHash, encodeRow, genesisHash, leafHash } from './chain.ts';
import { anyRow, aRow } from './builders.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('leaves and links are hashed as RFC 6962 hashes leaves and nodes', () => {
  // The first leaves of the test tree that certificate transparency logs are checked with.
  const [first, second] = [leafHash(Buffer.of()), leafHash(Buffer.of(0))];
  assert.equal(hex(first), '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  assert.equal(
    hex(chainHash(first, second)),
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  );
});

test('a row has the bytes that it had when the format was fixed', () => {
  const text =
    '["throughline-log/1","11111111-1111-4111-8111-111111111111","2026-11-22T14:02:31.000250Z",' +
    '"22222222-2222-4222-8222-222222222222",null,null,"job","return.signed_off","done",' +
    '["33333333-3333-4333-8333-333333333333"],"{\\"rows\\": 3}",null]';
  assert.equal(encodeRow(aRow).toString('utf8'), text);
  assert.equal(hex(leafHash(encodeRow(aRow))), createHash('sha256').update(`\0${text}`).digest('hex'));
});

test('two rows that differ anywhere have different bytes, the same row the same', () => {
  fc.assert(
    fc.property(anyRow, anyRow, (one, other) => {
      assert.equal(encodeRow(one).equals(encodeRow({ ...one })), true);
      const same = isDeepStrictEqual(one, other);
      assert.equal(encodeRow(one).equals(encodeRow(other)), same);
    }),
  );
});

test('a change to any one field changes the leaf', () => {
  const changes = {
    partnership: '11111111-1111-4111-8111-111111111112',
    at: '2026-11-22T14:02:31.000251Z',
    id: '22222222-2222-4222-8222-222222222223',
    person: aRow.id,
    membership: aRow.id,
    system: null,
    event: 'return.signed',
    outcome: 'seen',
    subjects: [],
    detail: '{"rows": 3.0}',
    requestId: 'r',
  };
  for (const [field, value] of Object.entries(changes)) {
    assert.notDeepEqual(encodeRow({ ...aRow, [field]: value }), encodeRow(aRow), field);
  }
  assert.deepEqual(Object.keys(changes), Object.keys(aRow));
});

test('no two partnerships begin their chains alike', () => {
  assert.notDeepEqual(genesisHash(aRow.partnership), genesisHash(aRow.id));
});
