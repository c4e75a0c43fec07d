import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTotpStep, newTotpSecret, totpAddress } from './totp.ts';

/** The secret of RFC 6238, appendix B. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test('the codes of RFC 6238 are right in their step', () => {
  assert.equal(findTotpStep(secret, '287082', at(59)), 1);
  assert.equal(findTotpStep(secret, '081804', at(1_111_111_109)), 37_037_036);
  assert.equal(findTotpStep(secret, '005924', at(1_234_567_890)), 41_152_263);
});

test('a code holds one step before and after its own, and no more', () => {
  for (const [seconds, step] of [
    [59 - 60, null],
    [59 - 30, 1],
    [59 + 30, 1],
    [59 + 60, null],
  ] as const)
    assert.equal(findTotpStep(secret, '287082', at(seconds)), step, String(seconds));
});

test('what is no code of six figures is none', () => {
  for (const code of ['', '28708', '2870822', '28708a', '２８７０８２', ' 287082', '287082\n'])
    assert.equal(findTotpStep(secret, code, at(59)), null, JSON.stringify(code));
});

test('a secret is new each time, has 160 bits, and stands in the address an app reads', () => {
  const [one, other] = [newTotpSecret(), newTotpSecret()];
  assert.notEqual(one, other);
  assert.match(one, /^[A-Z2-7]{32}$/);
  const address = new URL(totpAddress(one, 'ada.field@example.org'));
  assert.equal(address.protocol, 'otpauth:');
  assert.equal(address.searchParams.get('secret'), one);
  assert.equal(address.searchParams.get('issuer'), 'Throughline');
});
