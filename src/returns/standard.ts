import { agencyTypes, type AgencyType } from '#accounts';
import catalogue from './catalogue/standards.json' with { type: 'json' };
import { isItemKind, isReadyPart, type ToolItem } from './tool.ts';

/**
 * What the catalogue offers to every tool: a standard as a sentence that can be met, or a prompt. Its id is its own for
 * ever; a wording may change with the catalogue's version.
 */
export type Standard = ToolItem & {
  /** Code of one of `standardHeadings`. */
  readonly heading: string;
  /** "G" for every audit, and codes of `standardPacks`. */
  readonly packs: readonly string[];
  /** 1 is asked first, 3 where there is room. */
  readonly weight: number;
};

/** Standards about one kind of harm or of case; it belongs to an audit by the themes and the statuses of its terms. */
export type StandardPack = {
  readonly code: string;
  readonly label: string;
  readonly themes: readonly string[];
  readonly statuses: readonly string[];
};

export const standardPacks: readonly StandardPack[] = catalogue.packs;
export const standardHeadings: readonly { readonly code: string; readonly title: string }[] =
  catalogue.headings;
export const standards: readonly Standard[] = catalogue.standards.map((row) => {
  const { kind, packs, heading, weight } = row;
  if (!isItemKind(kind)) throw new RangeError(`${row.id}: no kind of item`);
  const part = 'part' in row && typeof row.part === 'string' ? row.part : '';
  return {
    id: row.id,
    kind,
    part: isReadyPart(part) ? part : null,
    text: row.text,
    guidance: row.guidance,
    basis: row.basis,
    themes: row.themes,
    agencies: row.agencies.map(toAgencyType),
    when: null,
    minutes: row.minutes,
    packs,
    heading,
    weight,
  };
});

const byId: ReadonlyMap<string, Standard> = new Map(standards.map((standard) => [standard.id, standard]));

export function findStandard(id: string): Standard | null {
  return byId.get(id) ?? null;
}

/** The standard as an item of a tool. */
export function itemOf(standard: Standard): ToolItem {
  const { heading: _heading, packs: _packs, weight: _weight, ...item } = standard;
  return item;
}

function toAgencyType(code: string): AgencyType {
  if (!Object.hasOwn(agencyTypes, code)) throw new RangeError(`${code} is no type of agency`);
  return code as AgencyType;
}
