import { compareVersions, sayDraft, type TermsChange } from '#audits';
import { isSame, type Values } from '#platform/forms';
import type { Around } from './around.ts';
import { recordingSections } from './sections.ts';

/** What a correction has changed so far, in the words of the fields; the order of items alone is said as such. */
export function listCorrectionChanges(before: Values, after: Values, around: Around): readonly TermsChange[] {
  const say = (values: Values) => sayDraft(recordingSections(values, around), values);
  const changes = [...compareVersions(say(before), say(after))];
  const isTouched = Object.keys({ ...before, ...after }).some(
    (field) => !isSame(before[field] ?? null, after[field] ?? null),
  );
  if (changes.length > 0 || !isTouched) return changes;
  return [
    { section: 'All sections', label: 'Order', before: 'As it stood', after: 'Another order of the same' },
  ];
}
