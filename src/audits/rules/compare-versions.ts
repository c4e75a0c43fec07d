// What differs between two versions of terms of reference, in the words of their fields.
import type { TermsChange } from '../agreement.ts';
import type { SaidField } from '../drafts/say-draft.ts';

/** Yields what was added, changed or taken away between two versions, in the order of the later one. */
export function* compareVersions(
  before: readonly SaidField[],
  after: readonly SaidField[],
): Generator<TermsChange> {
  const earlier = new Map(before.map((one) => [one.field, one]));
  for (const { section, label, field, said } of after) {
    const was = earlier.get(field)?.said ?? '';
    if (was !== said) yield { section, label, before: was, after: said };
  }
  const later = new Set(after.map((one) => one.field));
  for (const { section, label, field, said } of before) {
    if (!later.has(field) && said !== '') yield { section, label, before: said, after: '' };
  }
}
