import type { Asked, Condition, Tool, ToolItem, ToolSection } from '../tool.ts';

export type AskedSection = { readonly section: ToolSection; readonly items: readonly ToolItem[] };

/**
 * Exactly what an auditor is asked: the sections and items that are for this type of agency and whose conditions hold.
 * `answers` are those given so far, by item; without them (null) every item is there that could come to be asked. What
 * is not known of a case ('' or null) leaves nothing out.
 */
export function askedItems(
  tool: Pick<Tool, 'sections'>,
  asked: Asked,
  answers: ReadonlyMap<string, string> | null,
): readonly AskedSection[] {
  const items = new Map<string, readonly [ToolItem, ToolSection]>();
  for (const section of tool.sections) for (const item of section.items) items.set(item.id, [item, section]);
  const known = new Map<string, boolean>();
  const isAsked = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // An item that waits for itself, by whatever way round, is never asked.
    known.set(id, false);
    const found = items.get(id);
    if (found === undefined) return false;
    const [item, section] = found;
    const isFor = item.agencies.length === 0 || item.agencies.includes(asked.agencyType);
    const is = isFor && holds(section.when) && holds(item.when);
    known.set(id, is);
    return is;
  };
  const holds = (when: Condition | null): boolean => {
    if (when === null) return true;
    const { after } = when;
    return (
      isNamed(when.methods, asked.method) &&
      (noneOf(when.themes) || asked.themes.some((theme) => when.themes?.includes(theme))) &&
      isNamed(when.statuses, asked.status) &&
      isNamed(when.ageBands, asked.ageBand) &&
      (after === undefined ||
        (isAsked(after.item) && (answers === null || after.answers.includes(answers.get(after.item) ?? ''))))
    );
  };
  return tool.sections.flatMap((section) => {
    const shown = section.items.filter((item) => isAsked(item.id));
    return shown.length === 0 ? [] : [{ section, items: shown }];
  });
}

function noneOf(list: readonly string[] | undefined): boolean {
  return list === undefined || list.length === 0;
}

function isNamed(list: readonly string[] | undefined, value: string | null): boolean {
  return noneOf(list) || value === null || value === '' || (list?.includes(value) ?? false);
}
