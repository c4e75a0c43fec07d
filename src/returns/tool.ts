import type { AgencyType } from '#accounts';
import type { CaseStatus, MethodKind } from '#audits';

/**
 * An audit tool: what an auditor is asked, as data in versions. A standard keeps its `id` over versions, tools and years, so
 * that the same question of two audits can be laid side by side.
 */
export type Tool = {
  readonly name: string;
  readonly form: ToolForm;
  /** What it is for, and how it is filled in. */
  readonly about: string;
  /** Minutes that a return should take. */
  readonly minutes: number;
  /** Code of a grading scale, or '' where the agency's own practice is not graded. */
  readonly grading: string;
  readonly sections: readonly ToolSection[];
};

export const toolForms = {
  deep_dive: 'Themed deep dive',
  dip_sample: 'Dip sample',
  paper: 'Paper audit',
  reflective: 'Reflective practice',
  compliance: 'Compliance with procedures',
  section_11: 'Section 11 self-assessment',
  own: 'Another form',
} as const;
export type ToolForm = keyof typeof toolForms;

export function isToolForm(text: string): text is ToolForm {
  return Object.hasOwn(toolForms, text);
}

export type ToolSection = {
  /** Stands in addresses: lower-case words joined by hyphens. */
  readonly code: string;
  readonly title: string;
  readonly guidance: string;
  readonly items: readonly ToolItem[];
  /** When the section is asked at all; null: always. */
  readonly when: Condition | null;
};

/**
 * What an item is answered with: a standard by the answer scale with evidence and comment, a text, yes or no, a level from 0
 * to 3 (Section 11), or one of the ready-made parts of a return.
 */
export const itemKinds = {
  standard: 'Standard',
  narrative: 'Text',
  yes_no: 'Yes or no',
  level: 'Level 0 to 3',
  part: 'A part of its own',
} as const;
export type ItemKind = keyof typeof itemKinds;

export const itemKindCodes = Object.keys(itemKinds) as readonly ItemKind[];

export function isItemKind(text: string): text is ItemKind {
  return Object.hasOwn(itemKinds, text);
}

/** Parts of a return with a form of their own; what they hold is compared between agencies later. */
export const readyParts = {
  record: 'What our record says about the child and family',
  involvement: 'Our involvement',
  meetings: 'Meetings and their minutes',
  events: 'Key events',
  seen: 'Child seen',
  grade: 'Our own grade',
  actions: 'Actions for our agency',
} as const;
export type ReadyPart = keyof typeof readyParts;

export function isReadyPart(text: string): text is ReadyPart {
  return Object.hasOwn(readyParts, text);
}

export type ToolItem = {
  /** Of a shipped standard its own for ever; of one that a partnership adds, "own-" and figures. */
  readonly id: string;
  readonly kind: ItemKind;
  /** Which part, where the kind is one. */
  readonly part: ReadyPart | null;
  /** The standard as a sentence that can be met, or the question. */
  readonly text: string;
  readonly guidance: string;
  /** Where it comes from: statute, guidance, a published audit, our own judgement. */
  readonly basis: string;
  readonly themes: readonly string[];
  /** Types of agencies that are asked; none means all. */
  readonly agencies: readonly AgencyType[];
  readonly when: Condition | null;
  readonly minutes: number;
};

/**
 * When an item is asked: all of what is named must hold. `answers` names another item and the answers after which this one
 * is asked; round and round is refused.
 */
export type Condition = {
  readonly methods?: readonly MethodKind[];
  readonly themes?: readonly string[];
  readonly statuses?: readonly CaseStatus[];
  readonly ageBands?: readonly string[];
  readonly after?: { readonly item: string; readonly answers: readonly string[] };
};

/** Ages as the children in need census groups them. */
export const ageBands = {
  unborn: 'Unborn',
  under_1: 'Under 1',
  '1_to_4': '1 to 4',
  '5_to_9': '5 to 9',
  '10_to_15': '10 to 15',
  '16_and_over': '16 and over',
} as const;

/** The answers to a standard (catalogue 3.2): "not evident" is not "not met" (Leicester 2018–19: work done, not on file). */
export const standardAnswers = {
  met: 'Met',
  partly: 'Partly met',
  not_met: 'Not met',
  not_evident: 'Not evident in the record',
  not_applicable: 'Not applicable',
} as const;
export type StandardAnswer = keyof typeof standardAnswers;

/** The answers after which another item can be asked, by the kind of the item answered; the others have none to go by. */
export const answersOfKind: Readonly<Record<ItemKind, Readonly<Record<string, string>>>> = {
  standard: standardAnswers,
  yes_no: { yes: 'Yes', no: 'No' },
  level: { '0': 'Level 0', '1': 'Level 1', '2': 'Level 2', '3': 'Level 3' },
  narrative: {},
  part: {},
};

/** What a return is asked about, for the conditions of its tool. */
export type Asked = {
  readonly agencyType: AgencyType;
  readonly method: MethodKind | null;
  readonly themes: readonly string[];
  /** Of the case; '' where not known. They are facts about a child: used while a page is made, kept sealed. */
  readonly status: string;
  readonly ageBand: string;
};
