import type { AuditTool } from '../kept-tool.ts';
import type { AgencyReturn } from '../return.ts';

/** An agency that knows a case and is to look at its own records; or one that looks at itself (section 11). */
export type KnownCase = {
  /** Null where the agency looks at itself. */
  readonly case: string | null;
  readonly caseNumber: number | null;
  /** Item of the methods of the terms, or null. */
  readonly method: string | null;
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
};

export type ToOpen = KnownCase & {
  readonly tool: string;
  readonly toolNumber: number;
  readonly dueOn: string;
};

/** Which returns can be opened now, and for which known cases no tool is chosen. */
export type ReturnsToOpen = {
  readonly ready: readonly ToOpen[];
  readonly withoutTool: readonly KnownCase[];
};

/** One tool for every method stands under this. */
const everyMethod = '*';

/**
 * The returns that are still to be opened: one for each agency, service or setting that knows a case, with the tool chosen
 * for the case's method, else the one for every method. One that was withdrawn does not stand in the way.
 */
export function returnsToOpen(
  known: readonly KnownCase[],
  chosen: readonly Pick<AuditTool, 'method' | 'tool' | 'form' | 'number' | 'dueOn'>[],
  open: readonly Pick<AgencyReturn, 'case' | 'agency' | 'service' | 'setting' | 'state'>[],
): ReturnsToOpen {
  const there = new Set(open.filter((one) => one.state !== 'withdrawn').map(placeOf));
  const toolOf = (one: KnownCase) => {
    const fitting = chosen.filter((tool) => (tool.form === 'section_11') === (one.case === null));
    const find = (method: string) => fitting.find((tool) => tool.method === method);
    return find(one.method ?? everyMethod) ?? find(everyMethod);
  };
  const ready: ToOpen[] = [];
  const withoutTool: KnownCase[] = [];
  for (const one of known) {
    if (there.has(placeOf(one))) continue;
    there.add(placeOf(one));
    const tool = toolOf(one);
    if (tool === undefined) withoutTool.push(one);
    else ready.push({ ...one, tool: tool.tool, toolNumber: tool.number, dueOn: tool.dueOn });
  }
  return { ready, withoutTool };
}

function placeOf(one: Pick<AgencyReturn, 'case' | 'agency' | 'service' | 'setting'>): string {
  return [one.case ?? '', one.agency, one.service ?? one.setting ?? ''].join(' ');
}
