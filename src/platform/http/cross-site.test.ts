import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formToken, isFormToken, isOwnSite } from './cross-site.ts';

const own = 'https://audits.example.org';

test('a form is believed only from a page of this site', () => {
  const asked: [string | undefined, string | undefined, boolean][] = [
    ['same-origin', own, true],
    ['same-origin', undefined, true],
    [undefined, own, true],
    ['same-site', own, false],
    ['cross-site', own, false],
    ['none', own, false],
    ['same-origin', 'https://elsewhere.example', false],
    ['same-origin', 'null', false],
    [undefined, 'http://audits.example.org', false],
    [undefined, `${own}:8443`, false],
    [undefined, undefined, false],
  ];
  for (const [site, origin, expected] of asked)
    assert.equal(isOwnSite({ site, origin }, own), expected, `${site} ${origin}`);
});

test('a form token is good for one cookie under one secret, whole', () => {
  const [secret, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const token = formToken(secret, 'a'.repeat(64));
  assert.equal(isFormToken(secret, 'a'.repeat(64), token), true);
  assert.equal(isFormToken(secret, 'b'.repeat(64), token), false);
  assert.equal(isFormToken(other, 'a'.repeat(64), token), false);
  for (const wrong of ['', token.slice(1), `${token}=`, token.toLowerCase()])
    assert.equal(isFormToken(secret, 'a'.repeat(64), wrong), false);
});
