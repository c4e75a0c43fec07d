import type { Tile } from './content.ts';

export type Arrangement =
  | {
      readonly kind: 'columns';
      readonly columns: readonly { readonly share: number; readonly tiles: readonly number[] }[];
    }
  | { readonly kind: 'flow' };

const mostColumns = 5;
const mostInColumn = 3;

function split(indexes: readonly number[]): number[][] {
  const count = Math.ceil(indexes.length / mostInColumn);
  return Array.from({ length: count }, (_, column) =>
    indexes.slice(
      Math.floor((column * indexes.length) / count),
      Math.floor(((column + 1) * indexes.length) / count),
    ),
  );
}

/**
 * How tiles stand on a landscape page: a large one has a column to itself, small neighbours share a narrower one (at
 * most three), so that reading down and then across is their order. More than five columns do not fit: they flow.
 */
export function arrangeTiles(tiles: readonly Pick<Tile, 'weight'>[]): Arrangement {
  const columns: { share: number; tiles: number[] }[] = [];
  let smalls: number[] = [];
  const close = () => {
    columns.push(...split(smalls).map((chunk) => ({ share: 1, tiles: chunk })));
    smalls = [];
  };
  tiles.forEach((tile, index) => {
    if (tile.weight === 'small') smalls.push(index);
    else {
      close();
      columns.push({ share: 1.5, tiles: [index] });
    }
  });
  close();
  return columns.length > mostColumns ? { kind: 'flow' } : { kind: 'columns', columns };
}
