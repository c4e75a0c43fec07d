import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAddress, nameCited, sayUse } from './say-citation.ts';

const own = {
  ref: 'local-procedures',
  title: 'Local procedures',
  kind: 'procedure',
  editions: ['2019'],
  url: 'https://procedures.example/',
} as const;

test('a shipped document is named with the edition that was cited', () => {
  const citation = { document: 'working-together', edition: '2018', use: 'definition' } as const;
  assert.equal(nameCited(citation, [own]), 'Working Together to Safeguard Children (2018)');
  assert.equal(sayUse(citation.use), 'Definition');
});

test("a document of the audit's own library is found there, with its address", () => {
  const citation = { document: 'local-procedures', edition: '2019', use: 'standard' } as const;
  assert.equal(nameCited(citation, [own]), 'Local procedures (2019)');
  assert.equal(findAddress(citation, [own]), 'https://procedures.example/');
});

test('a document that nobody knows stands under its ref, without an address', () => {
  const citation = { document: 'lost-leaflet', edition: '1999', use: 'research' } as const;
  assert.equal(nameCited(citation, []), 'lost-leaflet (1999)');
  assert.equal(findAddress(citation, []), undefined);
});
