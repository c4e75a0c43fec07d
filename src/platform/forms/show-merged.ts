import type { Form } from '#platform/http';
import { showEntries, typedIn, type Entry, type Typed, type Values } from './entry.ts';
import type { Merging } from './merge-entries.ts';

/**
 * What the inputs show beside a conflict: what this form changed as it was typed, and everything else as it is kept by
 * now. Sent once more, the form then takes nothing back that somebody else changed meanwhile and it never touched.
 */
export function showMerged(
  entries: readonly Entry[],
  kept: Values,
  merging: Pick<Merging, 'changes' | 'conflicts'>,
  form: Form,
): Typed {
  const sent = typedIn(form);
  const differing = new Set(merging.conflicts.map((conflict) => conflict.label));
  const typed = entries
    .filter((entry) => differing.has(entry.label))
    .flatMap((entry) => Object.keys(entry.show(kept[entry.name] ?? null)))
    .map((name) => [name, sent[name] ?? []] as const);
  return { ...showEntries(entries, { ...kept, ...merging.changes }), ...Object.fromEntries(typed) };
}
