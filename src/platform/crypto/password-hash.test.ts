import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decoyHash, hashPassword, needsRehash, verifyPassword } from './password-hash.ts';

test('A password fits its own hash and no other', async () => {
  const hash = await hashPassword('tin lemon orbit');
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await verifyPassword('tin lemon orbit', hash), true);
  assert.equal(await verifyPassword('tin lemon orbit ', hash), false);
  assert.equal(await verifyPassword('', hash), false);
  assert.notEqual(await hashPassword('tin lemon orbit'), hash);
});

test('A known hash of the reference program is understood', async () => {
  // The reference implementation's own example: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1
  const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
  assert.equal(await verifyPassword('password', known), true);
  assert.equal(await verifyPassword('Password', known), false);
  assert.equal(needsRehash(known), true);
});

test('The ways in which keyboards write one password are the same password', async () => {
  const composed = 'caf\u00e9 \ufb01sh \u212b';
  const hash = await hashPassword(composed);
  assert.equal(await verifyPassword(composed.normalize('NFD'), hash), true);
  assert.equal(await verifyPassword('cafe\u0301 fish \u00c5', hash), true);
  assert.equal(await verifyPassword('cafe fish A', hash), false);
});

test('Two hundred characters and NUL are accepted whole; beyond the limit nothing is', async () => {
  const long = `${'ä'.repeat(200)}\u0000x`;
  const hash = await hashPassword(long);
  assert.equal(await verifyPassword(long, hash), true);
  assert.equal(await verifyPassword(`${'ä'.repeat(200)}\u0000y`, hash), false);
  assert.equal(await verifyPassword('ä'.repeat(200), hash), false);
  await assert.rejects(hashPassword('x'.repeat(1025)), RangeError);
  await assert.rejects(hashPassword('\ufdfa'.repeat(4096)), RangeError);
  assert.equal(await verifyPassword('x'.repeat(2_000_000), hash), false);
  assert.equal(await verifyPassword('x'.repeat(2_000_000), await hashPassword('')), false);
});

test('No password fits the decoy, and it costs as much as a true hash', async () => {
  assert.equal(await verifyPassword('', decoyHash), false);
  const settings = (phc: string) => phc.split('$').slice(1, 4).join('$');
  assert.equal(settings(decoyHash), settings(await hashPassword('x')));
  assert.equal(decoyHash.length, (await hashPassword('x')).length);
});

test('A hash made with other settings is to be made anew, today’s is not', async () => {
  const hash = await hashPassword('x');
  assert.equal(needsRehash(hash), false);
  assert.equal(needsRehash(hash.replace('t=2', 't=1')), true);
  assert.equal(needsRehash(hash.replace('m=19456', 'm=12288')), true);
});

test('A stored hash that is none, or would keep the server busy, is refused', async () => {
  const hash = await hashPassword('x');
  const planted = hash.replace('m=19456', 'm=4194304');
  for (const broken of [
    '',
    'x',
    hash.replace('argon2id', 'argon2i'),
    hash.replace('v=19', 'v=16'),
    planted,
    `${hash}\n`,
  ])
    await assert.rejects(verifyPassword('x', broken), TypeError, broken);
});
