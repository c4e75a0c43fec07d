import type { Block, DocumentContent, Run } from '#platform/documents';

export type TileBudget = {
  readonly number: number;
  readonly title: string;
  /** Words used and words that fit the page at reading size. */
  readonly words: number;
  readonly budget: number;
  /** Words beyond the budget; 0 within it. */
  readonly over: number;
};

/** Words that a tile holds: about 190 for what worked well and for learning, as in the 2025 briefing; 80 or 60 else. */
const budgets: Readonly<Record<number, number>> = { 1: 60, 2: 60, 3: 80, 4: 190, 5: 190, 6: 80, 7: 60 };

/** How many words each numbered tile of a document uses against its budget; empty for a document without tiles. */
export function wordBudget(content: Pick<DocumentContent, 'blocks'>): readonly TileBudget[] {
  const tiles = content.blocks.flatMap((block) => (block.kind === 'tiles' ? block.tiles : []));
  return tiles.map(({ number, title, blocks }) => {
    const words = countWords(blocks);
    const budget = budgets[number] ?? 60;
    return { number, title, words, budget, over: Math.max(0, words - budget) };
  });
}

function countWords(blocks: readonly Block[]): number {
  return blocks
    .flatMap(listTexts)
    .reduce((sum, text) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
}

/** Every piece of text of a block, in reading order; what pictures show is not counted as text. */
export function listTexts(block: Block): readonly string[] {
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
      return [block.title, ...block.blocks.flatMap(listTexts)];
    case 'tiles':
      return block.tiles.flatMap((tile) => [tile.title, ...tile.blocks.flatMap(listTexts)]);
    case 'picture':
      return [];
  }
}

function joinRuns(runs: readonly Run[]): string {
  return runs
    .map((run) => (typeof run === 'string' ? run : 'strong' in run ? run.strong : run.link))
    .join('');
}
