import type { Tool } from '../tool.ts';

/** What a return holds after it was moved to another version: each field as it stands there. */
export type AnswersAfterMove = {
  /** Asked in both: the answer stands. */
  readonly kept: readonly string[];
  /** Asked in other words now: the answer stands, and is to be read again. */
  readonly toReadAgain: readonly string[];
  /** Not asked any more: the answer is kept, and shown as "asked before". */
  readonly askedBefore: readonly string[];
  /** Asked from now on, and not answered yet. */
  readonly new: readonly string[];
};

/**
 * What becomes of the answers in a return when it goes on with another version of its tool. Nothing is ever dropped.
 * `answered`: ids of items that hold an answer.
 */
export function answersAfterMove(
  earlier: Pick<Tool, 'sections'>,
  later: Pick<Tool, 'sections'>,
  answered: readonly string[],
): AnswersAfterMove {
  const before = wordsOf(earlier);
  const after = wordsOf(later);
  const there = answered.filter((id) => after.has(id));
  return {
    kept: there.filter((id) => before.get(id) === after.get(id)),
    toReadAgain: there.filter((id) => before.get(id) !== after.get(id)),
    askedBefore: answered.filter((id) => !after.has(id)),
    new: [...after.keys()].filter((id) => !before.has(id) && !answered.includes(id)),
  };
}

/** What is asked by id, in words and in kind: an answer to a level is none to a standard. */
function wordsOf(tool: Pick<Tool, 'sections'>): ReadonlyMap<string, string> {
  return new Map(
    tool.sections.flatMap(({ items }) => items.map((item) => [item.id, `${item.kind}: ${item.text}`])),
  );
}
