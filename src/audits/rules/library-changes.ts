import type { Former, LibraryItem, OwnEdition, OwnItem } from '../library/item.ts';
import { editionLines, itemLines, type LibraryLine } from './library-lines.ts';

/** One change in the history of an item: who did what when, and each line before and after. */
export type LibraryChange = {
  /** "Edition 2018 changed" */
  readonly what: string;
  /** A membership. */
  readonly by: string;
  readonly at: Temporal.Instant;
  readonly lines: readonly { readonly label: string; readonly before: string; readonly after: string }[];
};

type Step = {
  readonly name: string;
  readonly version: number;
  readonly lines: readonly LibraryLine[];
  readonly isRetired: boolean;
  readonly by: string;
  readonly at: Temporal.Instant;
};

/** What happened to an item and its editions, the latest first; lines that stayed are left out. */
export function libraryChanges(
  items: readonly Former<OwnItem>[],
  editions: readonly Former<OwnEdition>[],
  kind: LibraryItem['origin'],
): readonly LibraryChange[] {
  const name = kind === 'own' ? 'Item' : 'Your version of the item';
  const chains = [
    items.map((item) => ({ ...item, name, lines: itemLines(item, item.retired) })),
    ...Map.groupBy(editions, (edition) => edition.id)
      .values()
      .map((versions) =>
        versions.map((edition) => ({
          ...edition,
          name: `Edition ${edition.label}`,
          lines: editionLines(edition, edition.retired),
        })),
      ),
  ];
  return chains
    .flatMap((chain) => changesOf(chain.map((step) => ({ ...step, isRetired: step.retired !== null }))))
    .toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
}

function changesOf(chain: readonly Step[]): readonly LibraryChange[] {
  const steps = chain.toSorted((one, other) => one.version - other.version);
  return steps.map((step, index) => {
    const before = steps[index - 1];
    const lines = step.lines.map((line, place) => ({
      label: line.label,
      before: before?.lines[place]?.text ?? '',
      after: line.text,
    }));
    return {
      what: `${step.name} ${verbOf(before, step)}`,
      by: step.by,
      at: step.at,
      lines: lines.filter((line) => line.before !== line.after),
    };
  });
}

function verbOf(before: Step | undefined, step: Step): string {
  if (before === undefined) return 'added';
  if (before.isRetired === step.isRetired) return 'changed';
  return step.isRetired ? 'retired' : 'brought back';
}
