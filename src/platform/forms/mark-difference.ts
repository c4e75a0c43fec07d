/** A text in three parts: what both share at the beginning, what is its own, what both share at the end. */
export type Marked = { readonly before: string; readonly own: string; readonly after: string };

/**
 * Where two texts differ, by whole words: each in three parts that joined give it back. Two equal texts have no part of
 * their own.
 */
export function markDifference(one: string, other: string): readonly [Marked, Marked] {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  const shorter = Math.min(first.length, second.length);
  let start = 0;
  while (start < shorter && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < shorter - start && first.at(-1 - end) === second.at(-1 - end)) end += 1;
  const part = (words: readonly string[]): Marked => ({
    before: words.slice(0, start).join(''),
    own: words.slice(start, words.length - end).join(''),
    after: words.slice(words.length - end).join(''),
  });
  return [part(first), part(second)];
}

/** Words and the blanks between them, in order. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|\S+/gu) ?? [];
}
