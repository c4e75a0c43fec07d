import type { Block, Run } from './content.ts';

/** Every piece of text of a block, in reading order; what pictures show is not counted as text. */
export function listWords(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [joinRuns(block.runs)];
    case 'list':
      return block.items.map(joinRuns);
    case 'facts':
      return block.items.flatMap((item) => [item.label, joinRuns(item.value)]);
    case 'table':
      return [block.caption, ...block.columns.map((column) => column.name), ...block.rows.flat()];
    case 'note':
      return [block.title, ...block.blocks.flatMap(listWords)];
    case 'tiles':
      return block.tiles.flatMap((tile) => [tile.title, ...tile.blocks.flatMap(listWords)]);
    case 'picture':
      return [];
  }
}

/** The words of a paragraph without their dress. */
export function joinRuns(runs: readonly Run[]): string {
  return runs
    .map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.link))
    .join('');
}
