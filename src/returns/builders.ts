import type { AgencyReturn } from './return.ts';
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

/** A return of an agency that is being written. */
export function aReturn(own: Partial<AgencyReturn> = {}): AgencyReturn {
  return {
    id: `return-${own.caseNumber ?? 1}-${own.agency ?? 'police'}`,
    case: `case-${own.caseNumber ?? 1}`,
    caseNumber: 1,
    agency: 'police',
    service: null,
    setting: null,
    tool: 'tool',
    toolNumber: 1,
    state: 'open',
    dueOn: '2026-06-30',
    version: 1,
    signed: 0,
    changedAt: Temporal.Instant.from('2026-06-01T09:00:00Z'),
    ...own,
  };
}
