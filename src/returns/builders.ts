import type { Tool, ToolItem, ToolSection } from './tool.ts';

/** A standard that everybody is asked. */
export function anItem(id: string, own: Partial<ToolItem> = {}): ToolItem {
  return {
    id,
    kind: 'standard',
    part: null,
    text: `Standard ${id}.`,
    guidance: '',
    basis: '',
    themes: [],
    agencies: [],
    when: null,
    minutes: 3,
    ...own,
  };
}

export function section(
  code: string,
  items: readonly ToolItem[],
  own: Partial<ToolSection> = {},
): ToolSection {
  return { code, title: `Section ${code}`, guidance: '', when: null, items, ...own };
}

export function aTool(sections: readonly ToolSection[], own: Partial<Tool> = {}): Tool {
  return { name: 'Tool', form: 'deep_dive', about: '', minutes: 60, grading: '', sections, ...own };
}
