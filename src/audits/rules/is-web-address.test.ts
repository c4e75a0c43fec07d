import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWebAddress } from './is-web-address.ts';

test('an https address of a named place is taken', () => {
  for (const text of [
    'https://www.gov.uk/government/publications/working-together-to-safeguard-children--2',
    'https://example.org',
    'https://xn--bcher-kva.example/a?b=c#d',
  ])
    assert.equal(isWebAddress(text), true, text);
});

test('anything else is refused', () => {
  for (const text of [
    '',
    'www.gov.uk',
    'http://www.gov.uk',
    'javascript:alert(1)',
    'https://',
    'https://localhost/x',
    'https://169.254.169.254/latest',
    'https://[::1]/',
    'https://name:word@example.org/',
    'https://example.org:8443/',
    'https://example.org/a b',
    'https:\\\\example.org',
  ])
    assert.equal(isWebAddress(text), false, text);
});
