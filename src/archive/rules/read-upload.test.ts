import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUpload } from './read-upload.ts';

const file = (bytes: Uint8Array, tooLarge = false) => ({ name: 'audit.json', bytes, tooLarge });
const bytes = (text: string) => new TextEncoder().encode(text);

test('a file or a text is taken, a file without the mark of its byte order', () => {
  assert.deepEqual(readUpload(file(bytes('\ufeff{}')), ' '), { ok: true, field: 'file', text: '{}' });
  assert.deepEqual(readUpload(null, '{}'), { ok: true, field: 'text', text: '{}' });
});

test('neither, both, nothing in it, too much of it and no text are told at the field', () => {
  const refused = [
    readUpload(null, ' \n'),
    readUpload(file(bytes('{}')), '{}'),
    readUpload(file(new Uint8Array()), ''),
    readUpload(file(new Uint8Array(), true), ''),
    readUpload(file(Uint8Array.of(0x25, 0x50, 0xff, 0xfe)), ''),
  ];
  assert.deepEqual(
    refused.map((given) => !given.ok && `${given.field}: ${given.message}`),
    [
      'file: Choose a file, or paste its text',
      'file: Choose a file or paste its text, not both',
      'file: audit.json is empty',
      'file: audit.json is larger than 2 MB. A published audit is smaller: check that it is the right file',
      'file: audit.json is not plain text in UTF-8. It must be a published-audit file, not a PDF or Word file',
    ],
  );
});
