import catalogue from './catalogue/tools.json' with { type: 'json' };
import { findStandard, itemOf } from './standard.ts';
import { isItemKind, isReadyPart, isToolForm, type Tool, type ToolItem } from './tool.ts';

/** A tool that comes with the product; a partnership copies it before it changes anything. */
export type ShippedTool = { readonly code: string; readonly source: string; readonly tool: Tool };

type ShippedItem = {
  readonly standard?: string;
  readonly id?: string;
  readonly kind?: string;
  readonly part?: string;
  readonly text?: string;
  readonly guidance?: string;
  readonly basis?: string;
  readonly minutes?: number;
};

export const shippedTools: readonly ShippedTool[] = catalogue.tools.map((row) => {
  if (!isToolForm(row.form)) throw new RangeError(`${row.code}: no form of a tool`);
  const sections = row.sections.map((section) => ({
    code: section.code,
    title: section.title,
    guidance: section.guidance,
    when: null,
    items: section.items.map((item: ShippedItem) => readItem(row.code, item)),
  }));
  const minutes = sections.flatMap(({ items }) => items).reduce((sum, item) => sum + item.minutes, 0);
  return {
    code: row.code,
    source: row.source,
    tool: { name: row.name, form: row.form, about: row.about, minutes, grading: row.grading, sections },
  };
});

export function findShippedTool(code: string): ShippedTool | null {
  return shippedTools.find((shipped) => shipped.code === code) ?? null;
}

function readItem(tool: string, item: ShippedItem): ToolItem {
  const standard = item.standard === undefined ? null : findStandard(item.standard);
  if (standard !== null) return itemOf(standard);
  const { id, kind = '', part = '', text } = item;
  if (id === undefined || text === undefined || !isItemKind(kind))
    throw new RangeError(`${tool}: ${item.standard ?? id ?? 'an item'} is not in the catalogue`);
  return {
    id,
    kind,
    part: isReadyPart(part) ? part : null,
    text,
    guidance: item.guidance ?? '',
    basis: item.basis ?? '',
    themes: [],
    agencies: [],
    when: null,
    minutes: item.minutes ?? 5,
  };
}
