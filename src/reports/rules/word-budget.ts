import { listWords } from '#platform/documents';
import type { Block, DocumentContent } from '#platform/documents';

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
    .flatMap(listWords)
    .reduce((sum, text) => sum + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length, 0);
}
