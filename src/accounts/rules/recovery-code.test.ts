import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecoveryCode, spellRecoveryCode } from './recovery-code.ts';

test('a recovery code is four groups of four, every letter equally likely', () => {
  const seen = new Set<string>();
  for (let start = 0; start < 256; start += 16) {
    const code = spellRecoveryCode(Uint8Array.from({ length: 16 }, (_, index) => start + index));
    assert.match(code, /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/);
    for (const letter of code.replaceAll('-', '')) seen.add(letter);
  }
  assert.equal(seen.size, 32);
  for (const unclear of ['l', 'i', '1', 'o']) assert.equal(seen.has(unclear), false, unclear);
  assert.throws(() => spellRecoveryCode(new Uint8Array(15)), RangeError);
});

test('a code is read however it was typed', () => {
  const code = 'k3fp-9xwt-aaaa-b2c3';
  for (const typed of [code, code.toUpperCase(), ' k3fp 9xwt aaaa b2c3 ', 'k3fp9xwtaaaab2c3'])
    assert.equal(readRecoveryCode(typed), code);
  assert.notEqual(readRecoveryCode(`${code}a`), code);
  assert.equal(readRecoveryCode(''), '');
});
