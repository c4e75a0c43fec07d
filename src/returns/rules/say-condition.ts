import { agencyTypes, sayAgencyType, type AgencyType } from '#accounts';
import { caseStatuses, isCaseStatus, methodLabel, nameTheme } from '#audits';
import { ageBands, answersOfKind, type Condition, type Tool, type ToolItem } from '../tool.ts';

/** Of whom and when an item is asked, each a few words; nothing where everybody is asked always. */
export function sayNarrowing(tool: Pick<Tool, 'sections'>, item: ToolItem): readonly string[] {
  return [...sayAgencies(item.agencies), ...sayCondition(tool, item.when)];
}

/** The types that are asked, or, where that is shorter, those that are not. */
function sayAgencies(asked: readonly AgencyType[]): readonly string[] {
  if (asked.length === 0) return [];
  const others = Object.keys(agencyTypes).filter((type) => !asked.some((one) => one === type));
  if (others.length < asked.length) return [`Not asked of: ${others.map(sayAgencyType).join(', ')}`];
  return [`Asked of: ${asked.map(sayAgencyType).join(', ')}`];
}

export function sayCondition(tool: Pick<Tool, 'sections'>, when: Condition | null): readonly string[] {
  if (when === null) return [];
  const list = (label: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${label}: ${values.join(', ')}`];
  return [
    ...list('Only for', (when.methods ?? []).map(methodLabel)),
    ...list('Only in audits about', (when.themes ?? []).map(nameTheme)),
    ...list(
      'Only for cases',
      (when.statuses ?? []).map((code) => (isCaseStatus(code) ? caseStatuses[code] : code)),
    ),
    ...list('Only for ages', (when.ageBands ?? []).map(sayAge)),
    ...sayAfter(tool, when),
  ];
}

function sayAge(code: string): string {
  const bands: Readonly<Record<string, string>> = ageBands;
  return bands[code] ?? code;
}

function sayAfter(tool: Pick<Tool, 'sections'>, { after }: Condition): readonly string[] {
  if (after === undefined) return [];
  const other = tool.sections.flatMap((section) => section.items).find((item) => item.id === after.item);
  if (other === undefined) return ['Only after an item that is not in the tool'];
  const answers = after.answers.map((code) => answersOfKind[other.kind][code] ?? code);
  return [`Only after “${answers.join('” or “')}” to: ${other.text}`];
}
