import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ownPath } from './send.ts';

test('a redirect stays on this site', () => {
  assert.equal(ownPath('/as/x/agencies?type=police'), '/as/x/agencies?type=police');
  for (const to of [
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    'elsewhere.example',
    'javascript:alert(1)',
    '',
    '/a\r\nset-cookie: a=b',
    '/\t/elsewhere.example',
    '/ /elsewhere.example',
  ])
    assert.equal(ownPath(to), '/', JSON.stringify(to));
});

test('law: whatever a redirect is given, a browser on this site stays on it', () => {
  const part = fc.constantFrom(
    '/',
    '\\',
    ':',
    '//',
    'http:',
    'elsewhere.example',
    '@',
    '?',
    '#',
    '.',
    '\n',
    ' ',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const went = new URL(ownPath(parts.join('')), 'https://here.example/as/x');
      assert.equal(went.origin, 'https://here.example');
    }),
  );
});
