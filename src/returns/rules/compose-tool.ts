import { agencyTypes, sayAgencyType, type AgencyType } from '#accounts';
import { methodLabel, type CaseStatus, type MethodKind } from '#audits';
import {
  findStandard,
  itemOf,
  standardHeadings,
  standardPacks,
  standards,
  type Standard,
} from '../standard.ts';
import type { Tool, ToolForm, ToolItem, ToolSection } from '../tool.ts';

/** What an audit is about, as far as it decides what is asked. */
export type Composing = {
  readonly method: MethodKind | null;
  readonly themes: readonly string[];
  readonly statuses: readonly CaseStatus[];
  readonly agencyTypes: readonly AgencyType[];
  /** Packs that somebody chose beside those that the themes and statuses bring. */
  readonly packs: readonly string[];
  /** Code of the grading scale, or ''. */
  readonly grading: string;
};

export type ProposedStandard = {
  readonly standard: Standard;
  readonly isProposed: boolean;
  /** Why it is there, or would be: "asked of everyone". */
  readonly reasons: readonly string[];
};

/** Standards that a return should show (catalogue 3.3): by method, never fewer than 25 nor more than 40. */
const wanted: Readonly<Partial<Record<MethodKind, number>>> = {
  dip_sample: 25,
  paper_audit: 30,
  deep_dive: 40,
};
const wantedElse = 35;

/** Settings that answer once, and are asked 12 things at most. */
export const shortTypes = [
  'school',
  'college',
  'early_years',
  'gp_icb',
] as const satisfies readonly AgencyType[];
export const shortMost = 12;
/** What a short form holds beside standards. */
const shortParts = ['p-involvement', 'p-seen', 'm2', 'p-actions'];

/** Codes of the packs that an audit of these themes and statuses brings, and of those chosen. */
export function packsOf(of: Pick<Composing, 'themes' | 'statuses' | 'packs'>): readonly string[] {
  return standardPacks
    .filter(
      (pack) =>
        of.packs.includes(pack.code) ||
        pack.themes.some((theme) => of.themes.includes(theme)) ||
        pack.statuses.some((status) => of.statuses.some((one) => one === status)),
    )
    .map((pack) => pack.code);
}

/** Every standard that could be asked in such an audit, in the catalogue's order, with which are proposed and why. */
export function proposeStandards(of: Composing): readonly ProposedStandard[] {
  if (of.method === 'section_11')
    return standards
      .filter((standard) => standard.packs.includes('S11'))
      .map((standard) => ({
        standard,
        isProposed: true,
        reasons: ['asked of every agency under section 11'],
      }));
  const packs = packsOf(of);
  const candidates = standards.filter(
    (standard) =>
      standard.kind === 'standard' && (standard.agencies.length === 0 || askedTypes(standard, of).length > 0),
  );
  const themed = (standard: Standard) => standard.packs.some((pack) => packs.includes(pack));
  const possible = candidates.filter((standard) => standard.packs.includes('G') || themed(standard));
  const ranked = possible
    .map((standard, index) => ({ standard, index, rank: rankOf(standard, themed(standard)) }))
    .toSorted((one, other) => one.rank - other.rank || one.index - other.index);
  const count = (of.method === null ? undefined : wanted[of.method]) ?? wantedElse;
  const chosen = new Set(ranked.slice(0, count).map(({ standard }) => standard.id));
  return candidates.map((standard) => ({
    standard,
    isProposed: chosen.has(standard.id),
    reasons: whyThere(standard, packs, of),
  }));
}

/** What is about the audit's own subject first, then what all are asked, then the rest by weight. */
function rankOf(standard: Standard, isThemed: boolean): number {
  return standard.weight * 4 + (isThemed ? -6 : standard.agencies.length === 0 ? 0 : 1);
}

function askedTypes(standard: Standard, of: Composing): readonly AgencyType[] {
  return of.agencyTypes.length === 0
    ? standard.agencies
    : standard.agencies.filter((type) => of.agencyTypes.includes(type));
}

function whyThere(standard: Standard, packs: readonly string[], of: Composing): readonly string[] {
  const about = standardPacks
    .filter((pack) => packs.includes(pack.code) && standard.packs.includes(pack.code))
    .map((pack) => `because the audit is about ${pack.label.charAt(0).toLowerCase()}${pack.label.slice(1)}`);
  const types = askedTypes(standard, of).map(sayAgencyType);
  const those = types.length === 1 ? 'this agency is asked' : 'these agencies are asked';
  const asked = types.length === 0 ? 'asked of everyone' : `because ${those}: ${types.join(', ')}`;
  const elsewhere =
    about.length === 0 && !standard.packs.includes('G')
      ? [
          `for audits about ${standardPacks
            .filter((pack) => standard.packs.includes(pack.code))
            .map((pack) => pack.label.toLowerCase())
            .join(' or ')}`,
        ]
      : [];
  return [...about, ...elsewhere, asked];
}

const forms: Readonly<Partial<Record<MethodKind, ToolForm>>> = {
  dip_sample: 'dip_sample',
  deep_dive: 'deep_dive',
  paper_audit: 'paper',
  reflective_meeting: 'reflective',
  section_11: 'section_11',
};

const parts: Readonly<Record<string, ToolItem>> = {
  'p-record': readyPart('record', 'What your record says about the child and family', 8),
  'p-involvement': readyPart('involvement', 'Your agency’s involvement', 12),
  'p-meetings': readyPart('meetings', 'Meetings and their minutes', 8),
  'p-events': readyPart('events', 'Key events', 30),
  'p-seen': readyPart('seen', 'When the child was seen', 5),
  'p-grade': readyPart('grade', 'Your agency’s own practice', 6),
  'p-actions': readyPart('actions', 'Actions for your agency', 8),
};

function readyPart(part: NonNullable<ToolItem['part']>, text: string, minutes: number): ToolItem {
  const plain = { guidance: '', basis: '', themes: [], agencies: [], when: null };
  return { id: `p-${part}`, kind: 'part', part, text, minutes, ...plain };
}

/** A tool of these standards, by id, with the parts that every return has; settings that answer once get a short form. */
export function composeTool(name: string, of: Composing, chosen: readonly string[]): Tool {
  const form = (of.method === null ? undefined : forms[of.method]) ?? 'own';
  const isOfAgency = form === 'section_11';
  const picked = standards.filter((standard) => chosen.includes(standard.id));
  const item = (id: string): readonly ToolItem[] => {
    const standard = findStandard(id);
    const part = parts[id];
    return part !== undefined ? [part] : standard === null ? [] : [itemOf(standard)];
  };
  const section = (code: string, title: string, ids: readonly string[]): ToolSection => ({
    code,
    title,
    guidance: '',
    when: null,
    items: ids.flatMap(item),
  });
  const graded = of.grading === '' || of.grading === 'ungraded' || isOfAgency ? [] : ['p-grade'];
  const whole = [
    ...(isOfAgency
      ? []
      : [section('involvement', 'The child and your involvement', ['p-record', 'p-involvement', 'p-seen'])]),
    ...standardHeadings.map(({ code, title }) =>
      section(
        `standards-${code}`,
        title,
        picked.filter((one) => one.heading === code).map((one) => one.id),
      ),
    ),
    ...(isOfAgency ? [] : [section('what-happened', 'What happened', ['p-events', 'p-meetings'])]),
    section('looking-back', 'Looking back', [
      ...(isOfAgency ? [] : ['m1', 'm2', 'm3', 'm4', 'm7']),
      ...graded,
      'p-actions',
    ]),
  ].filter(({ items }) => items.length > 0);
  const sections = isOfAgency ? whole : shorten(whole, picked);
  const minutes = sections.flatMap(({ items }) => items).reduce((sum, one) => sum + one.minutes, 0);
  const about = of.method === null ? '' : `Composed for: ${methodLabel(of.method)}.`;
  return { name, form, about, minutes, grading: graded.length === 0 ? '' : of.grading, sections };
}

/** Leaves each type that answers once with its twelve: what is meant for it first, then what weighs most. */
function shorten(sections: readonly ToolSection[], picked: readonly Standard[]): readonly ToolSection[] {
  const kept = new Map<AgencyType, ReadonlySet<string>>(
    shortTypes.map((type) => {
      const own = picked.filter((one) => one.agencies.length === 0 || one.agencies.includes(type));
      const first = own.toSorted(
        (one, other) =>
          Number(other.agencies.includes(type)) - Number(one.agencies.includes(type)) ||
          one.weight - other.weight,
      );
      const ids = first.slice(0, shortMost - shortParts.length).map((one) => one.id);
      return [type, new Set([...ids, ...shortParts])];
    }),
  );
  const everyType = Object.keys(agencyTypes) as readonly AgencyType[];
  return sections.map((section) => ({
    ...section,
    items: section.items.map((item) => {
      const left = (item.agencies.length === 0 ? everyType : item.agencies).filter(
        (type) => kept.get(type)?.has(item.id) ?? true,
      );
      // Asked of nobody would read as asked of all.
      const agencies = left.length === everyType.length || left.length === 0 ? item.agencies : left;
      return { ...item, agencies };
    }),
  }));
}
