// What each field held before, from a thing that is kept whole at every change: the same answer that a draft gives, which
// is kept field by field.
import { isSame, type Values } from '#platform/forms';
import type { FormerValue, KeptText } from './former-value.ts';

/**
 * What its fields held before, the latest change first. `kept` holds every state of it, the first first and the last as
 * it stands. A field that a change leaves as it was is no earlier text.
 */
export function formerTexts(kept: readonly KeptText<Values>[]): readonly FormerValue[] {
  const found: FormerValue[] = [];
  const since = new Map<string, KeptText<Values>>();
  const [first] = kept;
  const fields = [...new Set(kept.flatMap(({ content }) => Object.keys(content)))];
  for (const [index, now] of kept.entries()) {
    const before = kept[index - 1];
    for (const field of before === undefined ? [] : fields) {
      const [held, holds] = [before?.content[field] ?? null, now.content[field] ?? null];
      if (isSame(held, holds)) continue;
      const writer = since.get(field) ?? first ?? now;
      found.push({ field, value: held, by: writer.by, at: writer.at, until: now.at });
      since.set(field, now);
    }
  }
  return found.toSorted((one, other) => Temporal.Instant.compare(other.until, one.until));
}
