import type { ToolRow } from '../kept-tool.ts';

export const toolStates = { draft: 'Draft only', published: 'Published', retired: 'Retired' } as const;

/** What narrows a list of tools; '' for everything in use. */
export type ToolQuery = { readonly q: string; readonly form: string; readonly state: string };

export function readToolQuery(query: Readonly<Record<string, string>>): ToolQuery {
  const state = query['state'] ?? '';
  return {
    q: (query['q'] ?? '').trim().slice(0, 200),
    form: query['form'] ?? '',
    state: Object.hasOwn(toolStates, state) ? state : '',
  };
}

/** The tools that match; retired ones only where they are asked for. */
export function filterTools(tools: readonly ToolRow[], asked: ToolQuery): readonly ToolRow[] {
  const words = asked.q.toLowerCase();
  return tools.filter(
    (tool) =>
      tool.name.toLowerCase().includes(words) &&
      (asked.form === '' || tool.form === asked.form) &&
      (asked.state === 'retired') === (tool.retired !== null) &&
      (asked.state !== 'draft' || tool.latest === 0) &&
      (asked.state !== 'published' || tool.latest > 0),
  );
}
