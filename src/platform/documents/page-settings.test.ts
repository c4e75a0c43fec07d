import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block } from './content.ts';
import { isLongForItsPages, layOutBest, listFamilies, type Family, type Setting } from './page-settings.ts';

const paragraph = (letters: number): Block => ({ kind: 'paragraph', runs: ['x'.repeat(letters)] });
const tile = (number: number, weight: 'small' | 'large') => ({ number, title: 'T', weight, blocks: [] });

test('a portrait document that is to keep to its pages is set wide, then narrow, never below 9 points, then at any length', () => {
  const families = listFamilies({ page: 'portrait', keepTo: 2, blocks: [] });
  assert.deepEqual(
    families.map((family) => [family.settings[0]?.layout, family.pages]),
    [
      ['wide', 2],
      ['narrow', 2],
      ['narrow', Number.POSITIVE_INFINITY],
    ],
  );
  const sizes = families.flatMap((family) => family.settings.map((setting) => setting.size));
  assert.equal(Math.min(...sizes), 9);
});

test('a report that is to keep to no number of pages is set once', () => {
  assert.deepEqual(listFamilies({ page: 'portrait', blocks: [] }), [
    { pages: Number.POSITIVE_INFINITY, settings: [{ size: 10.5, layout: 'wide' }] },
  ]);
});

test('tiles stand beside each other where they can, else in columns on one page, then two, then any number', () => {
  const layouts = (weights: readonly ('small' | 'large')[]) =>
    listFamilies({
      page: 'landscape',
      blocks: [{ kind: 'tiles', tiles: weights.map((weight, at) => tile(at + 1, weight)) }],
    }).map((family) => `${family.settings[0]?.layout} ${family.pages}`);
  const flowing = ['whole 1', 'whole 2', 'flow Infinity'];
  assert.deepEqual(layouts(['small', 'large', 'large', 'small']), ['beside 1', ...flowing]);
  assert.deepEqual(layouts(Array.from({ length: 6 }, () => 'large')), flowing);
});

test('law: the largest letters of the first family that keeps to its pages are chosen', () => {
  const family = fc.record({
    pages: fc.integer({ min: 1, max: 3 }),
    sizes: fc.uniqueArray(fc.integer({ min: 8, max: 20 }), { minLength: 1, maxLength: 9 }),
  });
  fc.assert(
    fc.property(fc.array(family, { maxLength: 4 }), fc.integer({ min: 5, max: 80 }), (made, words) => {
      const families: Family[] = made.map(({ pages, sizes }) => ({
        pages,
        settings: sizes.toSorted((a, b) => b - a).map((size): Setting => ({ size, layout: 'narrow' })),
      }));
      const countPages = (size: number) => Math.ceil((words * size) / 200);
      const wanted = families
        .map(({ pages, settings }) => settings.find(({ size }) => countPages(size) <= pages)?.size)
        .find((size) => size !== undefined);
      assert.equal(
        layOutBest(families, (setting) => setting.size, countPages),
        wanted,
      );
    }),
  );
});

test('a document of two pages is long from about 5,200 letters; one without a number of pages never is', () => {
  const isLong = (letters: number, keepTo?: number) =>
    isLongForItsPages({ page: 'portrait', keepTo, blocks: [paragraph(letters)] });
  assert.equal(isLong(5200, 2), false);
  assert.equal(isLong(5201, 2), true);
  assert.equal(isLong(50_000), false);
  assert.equal(isLongForItsPages({ page: 'landscape', keepTo: 1, blocks: [paragraph(9000)] }), false);
});
