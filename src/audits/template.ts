import type { Values } from '#platform/forms';
import catalogue from './catalogue/templates.json' with { type: 'json' };

/** A way to begin an audit that ships with the product; a partnership copies it and makes it its own. */
export type ShippedTemplate = {
  readonly code: string;
  readonly label: string;
  readonly about: string;
  /** How large and how long, in a line. */
  readonly shape: string;
  /** True where it repeats an earlier audit, which must be chosen. */
  readonly needsEarlier: boolean;
  /** Where the shape comes from. */
  readonly source: string;
  /** What the draft of an audit begun from it holds at first. */
  readonly values: Values;
};

export const shippedTemplates: readonly ShippedTemplate[] = catalogue.templates.map(
  (template): ShippedTemplate => ({ ...template, values: withoutGaps(template.values) }),
);

/** The catalogue's type has a gap wherever templates differ; a draft has no such fields. */
function withoutGaps(values: Readonly<Record<string, Values[string] | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** The shipped template of this code; null where there is none. */
export function findShippedTemplate(code: string): ShippedTemplate | null {
  return shippedTemplates.find((template) => template.code === code) ?? null;
}
