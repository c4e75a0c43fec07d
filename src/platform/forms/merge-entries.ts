import type { Form } from '#platform/http';
import type { Conflicting } from './conflict-sides.ts';
import { whatDiffers } from './conflict-sides.ts';
import type { Entry, Values } from './entry.ts';
import type { FormProblem } from './form-problem.ts';
import { readForm } from './read-form.ts';
import { isSame, markOf, type Stored } from './stored.ts';

/** What a sent form comes to, beside what is kept by now. */
export type Merging = {
  /** What is to be written: only what this form changed, and nobody else meanwhile. */
  readonly changes: Values;
  /** What this form and somebody else both changed, and not to the same. */
  readonly conflicts: readonly Conflicting[];
  /** What cannot be read. Where there is one of these or a conflict, nothing of the form is to be written. */
  readonly problems: readonly FormProblem[];
};

/** Under which name a form carries the mark of what it showed of an entry. */
export function seenName(entry: string): string {
  return `seen.${entry}`;
}

/**
 * Merges a sent form into what is kept, entry by entry: what only this form changed is taken, what only somebody else
 * changed stays, what both changed to different things is a conflict. An entry whose mark was not sent was not on the
 * form and stays as it is.
 */
export function mergeEntries(entries: readonly Entry[], kept: Values, form: Form): Merging {
  const reader = readForm(form);
  const changes: Record<string, Stored> = {};
  const conflicts: Conflicting[] = [];
  for (const entry of entries) {
    const seen = form.text(seenName(entry.name));
    if (seen === '') continue;
    const before = reader.problems.length;
    const typed = entry.read(reader, form);
    if (reader.problems.length > before) continue;
    const now = kept[entry.name] ?? null;
    if (isSame(now, typed)) continue;
    if (markOf(now) === seen) changes[entry.name] = typed;
    else if (markOf(typed) !== seen)
      conflicts.push({ label: entry.label, now: entry.say(now), typed: entry.say(typed) });
  }
  // Two that read the same, such as one day typed in two ways, are no conflict: what stands may stay.
  return { changes, conflicts: whatDiffers(conflicts), problems: reader.problems };
}
