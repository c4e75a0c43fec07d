import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { sayResource, saySource } from './say-source.ts';

test('the source is said with title, kind, publisher and date', () => {
  const source = { title: 'Neglect', kind: 'full_report', publisher: 'Northshire Board' } as const;
  assert.equal(saySource({ source }), '“Neglect”, full report, Northshire Board');
  const published = parsePartialDate('2017-07') ?? undefined;
  assert.equal(
    saySource({ source: { ...source, published } }),
    '“Neglect”, full report, Northshire Board, July 2017',
  );
});

test('a resource is a link where an address is known, and says what it is about', () => {
  assert.deepEqual(sayResource({ title: 'Film', url: 'https://film.example/', about: 'Ten minutes.' }), [
    { link: 'Film', href: 'https://film.example/' },
    ': Ten minutes.',
  ]);
  assert.deepEqual(sayResource({ title: "Sarah's Law" }), ["Sarah's Law"]);
});
