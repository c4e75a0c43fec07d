import { gradingScales } from '#audits';
import {
  asNumber,
  asText,
  choiceEntry,
  numberEntry,
  textEntry,
  type Entry,
  type Values,
} from '#platform/forms';
import { isToolForm, toolForms, type Tool, type ToolSection } from '../tool.ts';
import { conditionEntries, conditionOf, conditionValues } from './condition-entries.ts';

/** What a tool is called, what it is for and how it is filled in. */
export const toolEntries: readonly Entry[] = [
  textEntry({ name: 'name', label: 'Name', longest: 200, needed: true }),
  choiceEntry({
    name: 'form',
    label: 'Form',
    as: 'list',
    options: Object.entries(toolForms).map(([value, label]) => ({ value, label })),
    needed: 'Choose the form',
  }),
  textEntry({
    name: 'about',
    label: 'What it is for, and how it is filled in (optional)',
    hint: 'Whoever fills it in reads this first.',
    longest: 2000,
    rows: 4,
  }),
  numberEntry({ name: 'minutes', label: 'Minutes that a return should take', least: 0, most: 2000 }),
  choiceEntry({
    name: 'grading',
    label: 'How an agency grades its own practice',
    as: 'list',
    nothing: 'It does not',
    options: gradingScales
      .filter((scale) => scale.grades.length > 0)
      .map((scale) => ({ value: scale.code, label: scale.label })),
  }),
];

export function toolValues(tool: Tool): Values {
  return {
    name: tool.name,
    form: tool.form,
    about: tool.about || null,
    minutes: tool.minutes,
    grading: tool.grading || null,
  };
}

export function toolOfValues(tool: Tool, values: Values): Tool {
  const form = asText(values['form']);
  return {
    ...tool,
    name: asText(values['name']),
    form: isToolForm(form) ? form : tool.form,
    about: asText(values['about']),
    minutes: asNumber(values['minutes']) ?? 0,
    grading: asText(values['grading']),
  };
}

export const sectionEntries: readonly Entry[] = [
  textEntry({ name: 'title', label: 'Title', longest: 200, needed: true }),
  textEntry({ name: 'guidance', label: 'Guidance (optional)', longest: 2000, rows: 3 }),
];

/** When the section is asked at all. */
export const sectionWhenEntries = conditionEntries;

export function sectionValues(section: ToolSection | null): Values {
  return {
    title: section?.title ?? null,
    guidance: section === null || section.guidance === '' ? null : section.guidance,
    ...conditionValues(section?.when ?? null),
  };
}

export function sectionOfValues(code: string, items: ToolSection['items'], values: Values): ToolSection {
  return {
    code,
    title: asText(values['title']),
    guidance: asText(values['guidance']),
    items,
    when: conditionOf(values),
  };
}
