import { answersOfKind, type Tool, type ToolItem } from '../tool.ts';

/** What is wrong with a tool, and with which of its items; '' for the tool as a whole. */
export type ToolFault = { readonly item: string; readonly message: string };

export const toolLimits = { sections: 40, items: 300 };

/** Everything that keeps a tool from being published. */
export function findToolFaults(tool: Pick<Tool, 'sections'>): readonly ToolFault[] {
  const items = tool.sections.flatMap((section) => section.items);
  const faults: ToolFault[] = [];
  const say = (item: string, message: string): void => void faults.push({ item, message });
  if (items.length > toolLimits.items)
    say(
      '',
      `A tool asks at most ${toolLimits.items} things. This one has ${items.length.toLocaleString('en-GB')}`,
    );
  if (tool.sections.length > toolLimits.sections)
    say('', `A tool has at most ${toolLimits.sections} sections. This one has ${tool.sections.length}`);
  // More than can be looked through is not looked through.
  if (faults.length > 0) return faults;
  const ids = new Set<string>();
  const texts = new Set<string>();
  const byId = new Map(items.map((item) => [item.id, item]));
  for (const item of items) {
    const text = item.text.trim().toLowerCase();
    if (ids.has(item.id)) say(item.id, `${quote(item)} stands in the tool twice`);
    else if (texts.has(text)) say(item.id, `${quote(item)} says the same as another item`);
    ids.add(item.id);
    texts.add(text);
    if (item.kind === 'part' && item.part === null)
      say(item.id, `${quote(item)} does not say which part it is`);
    const after = item.when?.after;
    if (after === undefined) continue;
    const other = byId.get(after.item);
    if (other === undefined) say(item.id, `${quote(item)} waits for an item that is not in the tool`);
    else if (
      after.answers.length === 0 ||
      after.answers.some((one) => !Object.hasOwn(answersOfKind[other.kind], one))
    )
      say(item.id, `${quote(item)} waits for an answer that ${quote(other)} does not have`);
  }
  for (const circle of findCircles(items)) {
    const [first] = circle;
    if (first !== undefined)
      say(first.id, `These wait for each other, so that none is ever asked: ${circle.map(quote).join(', ')}`);
  }
  return faults;
}

/** Items of which each waits for the answer to the next, and the last for the first. */
function findCircles(items: readonly ToolItem[]): readonly (readonly ToolItem[])[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const done = new Set<string>();
  const circles: ToolItem[][] = [];
  for (const start of items) {
    const way: ToolItem[] = [];
    let at: ToolItem | undefined = start;
    while (at !== undefined && !done.has(at.id) && !way.includes(at)) {
      way.push(at);
      at = byId.get(at.when?.after?.item ?? '');
    }
    if (at !== undefined && way.includes(at)) circles.push(way.slice(way.indexOf(at)));
    for (const { id } of way) done.add(id);
  }
  return circles;
}

function quote(item: ToolItem): string {
  const text = Array.from(item.text);
  return `“${text.length > 80 ? `${text.slice(0, 80).join('').trim()}…` : item.text}”`;
}
