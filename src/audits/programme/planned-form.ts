import type { AgencyRow } from '#accounts';
import {
  asText,
  asTexts,
  choiceEntry,
  choicesEntry,
  dayEntry,
  textEntry,
  type Entry,
  type Option,
  type Values,
} from '#platform/forms';
import { daysOfYear, quarters, sayProgrammeYear } from '../rules/programme-year.ts';
import { themeGroups, themes } from '../theme.ts';
import type { PlannedContent, Priority } from './planned-audit.ts';

/** What the form of a planned audit offers to choose from. */
export type PlanningChoices = {
  readonly years: readonly number[];
  readonly priorities: readonly Priority[];
  readonly agencies: readonly AgencyRow[];
  /** Audits in hand and published ones that it may have become. */
  readonly audits: readonly Option[];
};

const groups = new Map(themeGroups.map((group) => [group.code, group.label]));

/** Days that a plan may speak of, with years at either end so that a slip is seen. */
function within(years: readonly number[]): { readonly from: string; readonly until: string } {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return { from: daysOfYear(first - 1).from, until: daysOfYear(last + 1).until };
}

/** The questions about a planned audit. */
export function plannedEntries(choices: PlanningChoices): readonly Entry[] {
  const { years, priorities, agencies, audits } = choices;
  const days = within(years);
  return [
    textEntry({
      name: 'title',
      label: 'Title',
      hint: 'Such as “Multi-agency audit of neglect”',
      longest: 300,
      needed: true,
    }),
    choiceEntry({
      name: 'year',
      label: 'Programme year',
      hint: 'April to March',
      options: years.map((year) => ({ value: String(year), label: sayProgrammeYear(year) })),
      as: 'list',
      needed: 'Choose the programme year',
    }),
    choiceEntry({
      name: 'quarter',
      label: 'Quarter',
      options: quarters.map((label, index) => ({ value: String(index + 1), label })),
      as: 'list',
      nothing: 'Not known yet',
    }),
    dayEntry({
      name: 'from',
      label: 'First day',
      hint: 'Where it is known; it then goes before the quarter',
      within: days,
    }),
    dayEntry({ name: 'until', label: 'Last day', within: days }),
    choiceEntry({
      name: 'priority',
      label: 'Priority that it serves',
      options: priorities.map((one) => ({
        value: one.id,
        label: one.isRetired ? `${one.name} (no longer a priority)` : one.name,
      })),
      as: 'list',
      nothing: 'None of them',
    }),
    textEntry({
      name: 'owner-group',
      label: 'Group that sees to it',
      hint: 'Such as “Performance and audit group”',
      longest: 300,
    }),
    choicesEntry({
      name: 'agencies',
      label: 'Agencies likely to be asked',
      hint: 'So that two audits that ask the same agencies at once are seen in time.',
      options: agencies.map((agency) => ({ value: agency.id, label: agency.shortName })),
      small: true,
    }),
    choicesEntry({
      name: 'themes',
      label: 'Themes',
      options: themes
        .toSorted((one, other) => Number(other.group === 'harm') - Number(one.group === 'harm'))
        .map((theme) => ({
          value: theme.code,
          label: theme.label,
          group: groups.get(theme.group) ?? 'Others',
        })),
      small: true,
    }),
    textEntry({ name: 'note', label: 'Note', hint: 'Why it is planned, or why now', longest: 2000, rows: 4 }),
    choiceEntry({
      name: 'audit',
      label: 'Audit that it became',
      hint: 'It is linked by itself when you begin the audit from the programme',
      options: audits,
      as: 'list',
      nothing: 'Not begun yet',
    }),
  ];
}

/** A planned audit as its form keeps it. */
export function plannedValues(content: PlannedContent): Values {
  return {
    title: content.title || null,
    year: String(content.year),
    quarter: content.quarter === null ? null : String(content.quarter),
    from: content.from,
    until: content.until,
    priority: content.priority,
    'owner-group': content.ownerGroup || null,
    // As the form reads them: none is nothing.
    agencies: content.agencies.length === 0 ? null : content.agencies,
    themes: content.themes.length === 0 ? null : content.themes,
    note: content.note || null,
    audit: content.audit,
  };
}

/** What the form keeps, as a planned audit. */
export function plannedContent(values: Values): PlannedContent {
  const code = (name: string): string | null => asText(values[name]) || null;
  return {
    title: asText(values['title']),
    year: Number(asText(values['year'])),
    quarter: code('quarter') === null ? null : Number(code('quarter')),
    from: code('from'),
    until: code('until'),
    priority: code('priority'),
    ownerGroup: asText(values['owner-group']),
    agencies: asTexts(values['agencies']),
    themes: asTexts(values['themes']),
    note: asText(values['note']),
    audit: code('audit'),
  };
}
