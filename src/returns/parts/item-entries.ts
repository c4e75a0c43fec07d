import { agencyTypes, type AgencyType } from '#accounts';
import {
  asNumber,
  asText,
  asTexts,
  choiceEntry,
  choicesEntry,
  numberEntry,
  textEntry,
  type Entry,
  type Values,
} from '#platform/forms';
import {
  isItemKind,
  isReadyPart,
  itemKindCodes,
  itemKinds,
  readyParts,
  type Tool,
  type ToolItem,
} from '../tool.ts';
import { conditionOf, conditionValues, themeOptions } from './condition-entries.ts';

const types = (Object.keys(agencyTypes) as readonly AgencyType[]).map((type) => ({
  value: type,
  label: agencyTypes[type],
}));

/** How an item is answered, its ready part included: "standard", "part:events". */
const answered = [
  ...itemKindCodes.filter((kind) => kind !== 'part').map((kind) => ({ value: kind, label: itemKinds[kind] })),
  ...Object.entries(readyParts).map(([part, label]) => ({ value: `part:${part}`, label: `Form: ${label}` })),
];

/** What an item says and where it stands. */
export function itemEntries(tool: Tool): readonly Entry[] {
  return [
    textEntry({
      name: 'text',
      label: 'Standard or question',
      called: 'standard or question',
      hint: 'A standard is a sentence that can be met: “The child was seen alone.”',
      longest: 500,
      rows: 3,
      needed: true,
    }),
    choiceEntry({
      name: 'answered',
      label: 'How it is answered',
      as: 'list',
      options: answered,
      needed: 'Choose how it is answered',
    }),
    textEntry({ name: 'guidance', label: 'Guidance (optional)', longest: 2000, rows: 3 }),
    textEntry({
      name: 'basis',
      label: 'Where it comes from (optional)',
      hint: 'Statute, guidance, an audit, your own judgement.',
      longest: 300,
    }),
    numberEntry({
      name: 'minutes',
      label: 'Minutes',
      hint: 'How long an auditor needs for it.',
      least: 0,
      most: 480,
    }),
    choiceEntry({
      name: 'section',
      label: 'Section',
      as: 'list',
      options: tool.sections.map((section) => ({ value: section.code, label: section.title })),
      needed: 'Choose the section',
    }),
  ];
}

/** Which types of agencies are asked. */
export const itemAgencyEntries: readonly Entry[] = [
  choicesEntry({
    name: 'agencies',
    label: 'Only for these agencies (optional)',
    hint: 'Choose none and all are asked.',
    options: types,
    small: true,
  }),
];

/** What the answers tell about. */
export const itemThemeEntries: readonly Entry[] = [
  choicesEntry({
    name: 'themes',
    label: 'Themes that it tells about (optional)',
    options: themeOptions,
    small: true,
  }),
];

export function itemValues(item: ToolItem | null, section: string): Values {
  if (item === null) return { section, minutes: 3, answered: 'standard', ...conditionValues(null) };
  const list = (values: readonly string[]) => (values.length === 0 ? null : [...values]);
  return {
    text: item.text,
    answered: item.kind === 'part' ? `part:${item.part ?? ''}` : item.kind,
    guidance: item.guidance || null,
    basis: item.basis || null,
    minutes: item.minutes,
    section,
    agencies: list(item.agencies),
    themes: list(item.themes),
    ...conditionValues(item.when),
  };
}

/** The item of this id that these values make. */
export function itemOfValues(id: string, values: Values): ToolItem {
  const [kind = '', part = ''] = asText(values['answered']).split(':');
  const agencies = asTexts(values['agencies']);
  return {
    id,
    kind: isItemKind(kind) ? kind : 'standard',
    part: isReadyPart(part) ? part : null,
    text: asText(values['text']),
    guidance: asText(values['guidance']),
    basis: asText(values['basis']),
    minutes: asNumber(values['minutes']) ?? 0,
    themes: asTexts(values['themes']),
    agencies: types.map(({ value }) => value).filter((type) => agencies.includes(type)),
    when: conditionOf(values),
  };
}
