import type { Tool, ToolItem } from '../tool.ts';

/** What became of an item between two versions of a tool. `was` and `is`: its words, '' where it did not stand. */
export type ItemChange = {
  readonly kind: 'added' | 'removed' | 'reworded' | 'moved' | 'changed';
  readonly id: string;
  readonly was: string;
  readonly is: string;
  /** Titles of the sections. */
  readonly from: string;
  readonly to: string;
};

export const changeLabels: Readonly<Record<ItemChange['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  reworded: 'Reworded',
  moved: 'Moved',
  changed: 'Asked otherwise',
};

type Placed = {
  readonly item: ToolItem;
  readonly section: string;
  readonly title: string;
  readonly place: number;
};

/**
 * What was added, removed, reworded, moved or is asked otherwise (of whom, when, how, with which guidance). One item may
 * be in it more than once. An item is the same by its id, whatever its words.
 */
export function compareTools(
  earlier: Pick<Tool, 'sections'>,
  later: Pick<Tool, 'sections'>,
): readonly ItemChange[] {
  const before = place(earlier);
  const after = place(later);
  const shifted = shiftedIn(before, after);
  const changes: ItemChange[] = [];
  for (const [id, now] of after) {
    const then = before.get(id);
    const say = (kind: ItemChange['kind']): void =>
      void changes.push({
        kind,
        id,
        was: then?.item.text ?? '',
        is: now.item.text,
        from: then?.title ?? '',
        to: now.title,
      });
    if (then === undefined) say('added');
    else {
      if (then.item.text !== now.item.text) say('reworded');
      if (then.section !== now.section || shifted.has(id)) say('moved');
      if (manner(then.item) !== manner(now.item)) say('changed');
    }
  }
  for (const [id, then] of before)
    if (!after.has(id))
      changes.push({ kind: 'removed', id, was: then.item.text, is: '', from: then.title, to: '' });
  return changes;
}

function place(tool: Pick<Tool, 'sections'>): ReadonlyMap<string, Placed> {
  const placed = tool.sections.flatMap(({ code, title, items }) =>
    items.map((item) => ({ item, section: code, title })),
  );
  return new Map(placed.map((one, index) => [one.item.id, { ...one, place: index }]));
}

/** Items of one section whose order changed: as few as can be said to have moved while the others stood. */
function shiftedIn(
  before: ReadonlyMap<string, Placed>,
  after: ReadonlyMap<string, Placed>,
): ReadonlySet<string> {
  const shifted = new Set<string>();
  const stayed = [...after].filter(([id, now]) => before.get(id)?.section === now.section);
  for (const its of Object.values(Object.groupBy(stayed, ([, now]) => now.section))) {
    const ids = (its ?? []).map(([id]) => id);
    const places = ids.map((id) => before.get(id)?.place ?? 0);
    // The longest run that kept its order (longest increasing subsequence) stood; the rest moved.
    const best = places.map(() => 1);
    const via = places.map(() => -1);
    for (let at = 0; at < places.length; at += 1)
      for (let earlier = 0; earlier < at; earlier += 1)
        if ((places[earlier] ?? 0) < (places[at] ?? 0) && (best[earlier] ?? 0) + 1 > (best[at] ?? 0)) {
          best[at] = (best[earlier] ?? 0) + 1;
          via[at] = earlier;
        }
    const stood = new Set<number>();
    let at = best.indexOf(Math.max(0, ...best));
    while (at >= 0) {
      stood.add(at);
      at = via[at] ?? -1;
    }
    ids.forEach((id, index) => {
      if (!stood.has(index)) shifted.add(id);
    });
  }
  return shifted;
}

/** How an item is asked, as a text to compare; its place and words left out. */
function manner(item: ToolItem): string {
  const { kind, part, guidance, basis, themes, agencies, when, minutes } = item;
  const after = when?.after;
  return JSON.stringify([
    kind,
    part,
    guidance,
    basis,
    themes.toSorted(),
    agencies.toSorted(),
    [when?.methods, when?.themes, when?.statuses, when?.ageBands].map((list) => (list ?? []).toSorted()),
    after === undefined ? null : [after.item, after.answers.toSorted()],
    minutes,
  ]);
}
