import type { Tool, ToolItem, ToolSection } from '../tool.ts';

/** What a move within a list is: one place up, or one down. */
export type Step = 'up' | 'down';

/** The next id that a partnership's own item gets; `taken` are those of every version, so that none is ever given twice. */
export function nextItemId(taken: readonly string[]): string {
  const numbers = taken.map((id) => Number(/^own-(\d{1,9})$/.exec(id)?.[1] ?? 0));
  return `own-${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}

/** A section's code after its title, unlike those of the others. */
export function sectionCode(title: string, taken: readonly string[]): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
  const code = words.slice(0, 40).trim().replaceAll(' ', '-') || 'section';
  const isTaken = (one: string) => one === 'new' || taken.includes(one);
  if (!isTaken(code)) return code;
  let number = 2;
  while (isTaken(`${code}-${number}`)) number += 1;
  return `${code}-${number}`;
}

export function findItem(
  tool: Tool,
  section: string,
  item: string,
): { readonly section: ToolSection; readonly item: ToolItem } | null {
  const found = tool.sections.find((one) => one.code === section);
  const its = found?.items.find((one) => one.id === item);
  return found === undefined || its === undefined ? null : { section: found, item: its };
}

/** Puts an item into a section: in its place where it stands there, at the end where it is new or comes from another. */
export function putItem(tool: Tool, section: string, item: ToolItem): Tool {
  return inSections(tool, (one) => {
    const stands = one.items.some((its) => its.id === item.id);
    if (one.code !== section) return stands ? one.items.filter((its) => its.id !== item.id) : one.items;
    return stands ? one.items.map((its) => (its.id === item.id ? item : its)) : [...one.items, item];
  });
}

export function moveItem(tool: Tool, section: string, item: string, step: Step): Tool {
  return inSections(tool, (one) =>
    one.code === section
      ? moved(
          one.items,
          one.items.findIndex((its) => its.id === item),
          step,
        )
      : one.items,
  );
}

/** Takes an item out; what was asked after it is asked always. */
export function removeItem(tool: Tool, item: string): Tool {
  return inSections(tool, (one) =>
    one.items.filter((its) => its.id !== item).map((its) => ({ ...its, when: without(its.when, item) })),
  );
}

/** The items that are asked after an answer to this one. */
export function waitingFor(tool: Tool, item: string): readonly ToolItem[] {
  return tool.sections.flatMap((one) => one.items).filter((its) => its.when?.after?.item === item);
}

/** Puts a section in its place where one of its code stands, at the end otherwise. */
export function putSection(tool: Tool, section: ToolSection): Tool {
  const stands = tool.sections.some((one) => one.code === section.code);
  const sections = stands
    ? tool.sections.map((one) => (one.code === section.code ? section : one))
    : [...tool.sections, section];
  return { ...tool, sections };
}

export function moveSection(tool: Tool, section: string, step: Step): Tool {
  const at = tool.sections.findIndex((one) => one.code === section);
  return { ...tool, sections: moved(tool.sections, at, step) };
}

/** Takes a section with its items out. */
export function removeSection(tool: Tool, section: string): Tool {
  const gone = tool.sections.find((one) => one.code === section)?.items ?? [];
  const rest = { ...tool, sections: tool.sections.filter((one) => one.code !== section) };
  return gone.reduce<Tool>((left, item) => removeItem(left, item.id), rest);
}

function inSections(tool: Tool, change: (section: ToolSection) => readonly ToolItem[]): Tool {
  return { ...tool, sections: tool.sections.map((section) => ({ ...section, items: change(section) })) };
}

function without(when: ToolItem['when'], item: string): ToolItem['when'] {
  if (when?.after?.item !== item) return when;
  const { after: _after, ...rest } = when;
  return Object.keys(rest).length === 0 ? null : rest;
}

function moved<Thing>(list: readonly Thing[], at: number, step: Step): readonly Thing[] {
  const to = step === 'up' ? at - 1 : at + 1;
  const [one, other] = [list[at], list[to]];
  if (at < 0 || one === undefined || other === undefined) return list;
  return list.map((thing, index) => (index === at ? other : index === to ? one : thing));
}
