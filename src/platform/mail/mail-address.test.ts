import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMailAddress, readSender } from './mail-address.ts';

test('One plain address is an address', () => {
  for (const text of ["jo.o'neil+audit@example.gov.uk", 'a@xn--exmple-cua.org', 'A_B@sub.example.org'])
    assert.equal(isMailAddress(text), true, text);
});

test('Lists, names, line breaks, imitations and broken forms are not', () => {
  const lists = ['a@example.org,b@example.org', 'a@example.org b@example.org', 'a@example.org;b@example.org'];
  const injected = [
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org\n',
    'a\0@example.org',
    'A <a@example.org>',
  ];
  const imitations = ['a@exаmple.org', 'ä@example.org', 'a@example.org\u200B'];
  const broken = [
    '',
    'a',
    '@example.org',
    'a@',
    'a@localhost',
    'a@-x.org',
    '.a@example.org',
    'a..b@example.org',
    'a.@example.org',
  ];
  const long = `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.org`;
  for (const text of [...lists, ...injected, ...imitations, ...broken, long])
    assert.equal(isMailAddress(text), false, text);
});

test('A sender is an address, or a name with an address', () => {
  assert.deepEqual(readSender('a@example.org'), { name: '', address: 'a@example.org' });
  assert.deepEqual(readSender('North Area Office <a@example.org>'), {
    name: 'North Area Office',
    address: 'a@example.org',
  });
  for (const text of [
    '',
    'North',
    'N <a>',
    'N\r\nBcc: x <a@example.org>',
    '"N" <a@example.org>',
    'N <a@example.org>, b@example.org',
  ])
    assert.equal(readSender(text), null, text);
});

test('A hostile text is answered at once', () => {
  const started = performance.now();
  isMailAddress(`a@${'a.'.repeat(50_000)}`);
  readSender(`${'a '.repeat(50_000)}<`);
  assert.ok(performance.now() - started < 500);
});
