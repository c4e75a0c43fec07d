import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrangeTiles } from './arrange-tiles.ts';

const tiles = (weights: string) =>
  Array.from(weights, (weight) => ({ weight: weight === 'L' ? ('large' as const) : ('small' as const) }));

test('Seven tiles with the fourth and fifth large make four columns', () => {
  assert.deepEqual(arrangeTiles(tiles('sssLLss')), {
    kind: 'columns',
    columns: [
      { share: 1, tiles: [0, 1, 2] },
      { share: 1.5, tiles: [3] },
      { share: 1.5, tiles: [4] },
      { share: 1, tiles: [5, 6] },
    ],
  });
});

test('Many small tiles are spread evenly', () => {
  assert.deepEqual(arrangeTiles(tiles('sssssss')), {
    kind: 'columns',
    columns: [
      { share: 1, tiles: [0, 1] },
      { share: 1, tiles: [2, 3] },
      { share: 1, tiles: [4, 5, 6] },
    ],
  });
});

test('Tiles for more than five columns flow', () => {
  assert.deepEqual(arrangeTiles(tiles('LLLLLL')), { kind: 'flow' });
});

test('Read down and then across, every tile stands once and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('L', 's'), { maxLength: 20 }), (weights) => {
      const arranged = arrangeTiles(tiles(weights.join('')));
      if (arranged.kind === 'flow') return;
      assert.deepEqual(
        arranged.columns.flatMap((column) => column.tiles),
        weights.map((_, index) => index),
      );
      assert.ok(arranged.columns.length <= 5 && arranged.columns.every((column) => column.tiles.length <= 3));
    }),
  );
});
