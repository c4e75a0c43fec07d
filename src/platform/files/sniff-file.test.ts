import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sniffFile } from './sniff-file.ts';

const sniff = (...parts: (string | number[])[]) =>
  sniffFile(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );

test('Files are told by their content', () => {
  assert.equal(sniff([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13]), 'png');
  assert.equal(sniff([0xff, 0xd8, 0xff, 0xe0, 0]), 'jpeg');
  assert.equal(sniff('%PDF-1.7\n'), 'pdf');
  assert.equal(sniff('PK', [3, 4, 20, 0]), 'zip');
  assert.equal(sniff('PK', [5, 6], '\0'.repeat(18)), 'zip');
  assert.equal(sniff('{"a": [1]}'), 'json');
  assert.equal(sniff('\uFEFF [1, 2]\n'), 'json');
  assert.equal(sniff('name,date\r\nA,"=1"\r\n'), 'text');
  assert.equal(sniff('{ not JSON'), 'text');
});

test('Markup, other encodings, control characters, programs and nothing are unknown', () => {
  for (const text of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!DOCTYPE html>',
    '\uFEFF\n<?xml version="1.0"?>',
  ])
    assert.equal(sniff(text), 'unknown', text);
  assert.equal(sniffFile(Buffer.from('text', 'utf16le')), 'unknown');
  assert.equal(sniff('GIF89a/*<svg', [0xff], '*/'), 'unknown');
  assert.equal(sniff('MZ', [0x90, 0]), 'unknown');
  assert.equal(sniff('a\0b'), 'unknown');
  assert.equal(sniff('caf', [0xe9]), 'unknown');
  assert.equal(sniff(''), 'unknown');
  assert.equal(sniff(' \n'), 'unknown');
  assert.equal(sniff('garbage %PDF-1.7'), 'text');
});

test('Law: any bytes have a kind, and JSON of a list is JSON', () => {
  const kinds = ['png', 'jpeg', 'pdf', 'zip', 'json', 'text', 'unknown'];
  fc.assert(fc.property(fc.uint8Array(), (bytes) => kinds.includes(sniffFile(bytes))));
  fc.assert(
    fc.property(fc.json(), (text) => sniff(`[${text}]`) === (text.includes('\u007f') ? 'unknown' : 'json')),
  );
});
