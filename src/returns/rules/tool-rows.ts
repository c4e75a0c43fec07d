import { agencyTypes, type AgencyType } from '#accounts';
import { caseStatusCodes, caseStatuses, methodKinds, methodLabel, themes } from '#audits';
import {
  ageBands,
  answersOfKind,
  itemKindCodes,
  itemKinds,
  readyParts,
  type Condition,
  type Tool,
  type ToolItem,
  type ToolSection,
} from '../tool.ts';
import { nextItemId, sectionCode } from './change-tool.ts';
import { findToolFaults, toolLimits } from './find-tool-faults.ts';

/** The columns of a tool as a workbook, a row an item. */
export const toolColumns = [
  'Item',
  'Section',
  'Standard or question',
  'Answered by',
  'Guidance',
  'Where it comes from',
  'Minutes',
  'Asked of',
  'Themes',
  'Only for methods',
  'Only for cases',
  'Only for ages',
  'Only in audits about',
  'After item',
  'After answers',
] as const;
type Column = (typeof toolColumns)[number];

/** A row of a sheet, numbered as the spreadsheet numbers it. */
export type GivenRow = { readonly number: number; readonly cells: readonly string[] };

type Names = ReadonlyMap<string, string>;

const names = (rows: Readonly<Record<string, string>>): Names => new Map(Object.entries(rows));
const agencyNames = names(agencyTypes);
const themeNames: Names = new Map(themes.map((theme) => [theme.code, theme.label]));
const methodNames: Names = new Map(methodKinds.map((kind) => [kind, methodLabel(kind)]));
const statusNames = names(caseStatuses);
const ageNames = names(ageBands);
const kindNames: Names = new Map([
  ...itemKindCodes.filter((kind) => kind !== 'part').map((kind) => [kind, itemKinds[kind]] as const),
  ...Object.entries(readyParts).map(([part, label]) => [`part:${part}`, `Form: ${label}`] as const),
]);
const answerNames: Names = new Map(
  Object.values(answersOfKind).flatMap((answers) => Object.entries(answers)),
);

function say(codes: readonly string[] | undefined, by: Names): string {
  return (codes ?? []).map((code) => by.get(code) ?? code).join('; ');
}

/** A tool as rows, its head first: what is read back by `readToolRows`. */
export function toolRows(tool: Pick<Tool, 'sections'>): readonly (readonly (string | number)[])[] {
  return [
    toolColumns,
    ...tool.sections.flatMap((section) =>
      section.items.map((item) => [
        item.id,
        section.title,
        item.text,
        say([item.kind === 'part' ? `part:${item.part ?? ''}` : item.kind], kindNames),
        item.guidance,
        item.basis,
        item.minutes,
        say(item.agencies, agencyNames),
        say(item.themes, themeNames),
        say(item.when?.methods, methodNames),
        say(item.when?.statuses, statusNames),
        say(item.when?.ageBands, ageNames),
        say(item.when?.themes, themeNames),
        item.when?.after?.item ?? '',
        say(item.when?.after?.answers, answerNames),
      ]),
    ),
  ];
}

/** What a sheet makes of a tool; null with what is wrong, row by row. */
export type ReadTool = { readonly tool: Tool | null; readonly problems: readonly string[] };

/** Problems told at most: a file that is wrong throughout is not told row by row. */
const toldMost = 50;

/**
 * A tool as a sheet changes it: what stands in the sheet is what is asked, in its order; what was left out is removed. A
 * row without an id is a new item. `known`: ids that an item may have; `taken`: those that no new one may get.
 */
export function readToolRows(
  tool: Tool,
  rows: readonly GivenRow[],
  ids: { readonly known: ReadonlySet<string>; readonly taken: readonly string[] },
): ReadTool {
  const [head, ...given] = rows;
  const columns = toolColumns.map((column) => findColumn(head, column));
  const missing = toolColumns.filter((column, at) => needed.has(column) && (columns[at] ?? -1) < 0);
  if (missing.length > 0)
    return refuse([
      `The first row must hold the headings of the file you downloaded. Missing: ${missing.join(', ')}`,
    ]);
  const filled = given.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  if (filled.length > toolLimits.items)
    return refuse([
      `A tool asks at most ${toolLimits.items} things. The file has ${filled.length.toLocaleString('en-GB')} rows`,
    ]);
  const problems: string[] = [];
  const sections = new Map<string, ToolSection>();
  const rowOf = new Map<string, number>();
  const taken = [...ids.taken];
  for (const row of filled) {
    const cell = (column: Column) => (row.cells[columns[toolColumns.indexOf(column)] ?? -1] ?? '').trim();
    const wrong = (what: string): void => void problems.push(`Row ${row.number}: ${what}`);
    const item = readItem(cell, wrong, ids.known, taken);
    const title = cell('Section');
    if (title === '' || title.length > 200)
      wrong('enter the title of the section, in 200 characters at most');
    if (rowOf.has(item.id)) wrong(`the item ${item.id} stands in row ${rowOf.get(item.id) ?? 0} already`);
    rowOf.set(item.id, row.number);
    taken.push(item.id);
    const key = title.toLowerCase();
    const before = sections.get(key) ?? tool.sections.find((one) => one.title.toLowerCase() === key);
    const code =
      before?.code ??
      sectionCode(
        title,
        [...tool.sections, ...sections.values()].map((one) => one.code),
      );
    const items = [...(sections.get(key)?.items ?? []), item];
    sections.set(key, { code, title, guidance: before?.guidance ?? '', when: before?.when ?? null, items });
  }
  if (filled.length === 0) problems.push('There is no row below the headings');
  const read: Tool = { ...tool, sections: [...sections.values()] };
  if (problems.length === 0)
    for (const fault of findToolFaults(read)) {
      const at = rowOf.get(fault.item);
      problems.push(at === undefined ? fault.message : `Row ${at}: ${fault.message}`);
    }
  return problems.length > 0 ? refuse(problems) : { tool: read, problems: [] };
}

const needed = new Set<Column>(['Item', 'Section', 'Standard or question', 'Answered by']);

function refuse(problems: readonly string[]): ReadTool {
  const more = problems.length - toldMost;
  const told = problems.slice(0, toldMost);
  return { tool: null, problems: more > 0 ? [...told, `And ${more} more`] : told };
}

function findColumn(head: GivenRow | undefined, column: Column): number {
  return (head?.cells ?? []).findIndex((cell) => cell.trim().toLowerCase() === column.toLowerCase());
}

type Wrong = (what: string) => void;

function readItem(
  cell: (column: Column) => string,
  wrong: Wrong,
  known: ReadonlySet<string>,
  taken: readonly string[],
): ToolItem {
  const list = (column: Column, by: Names) => readList(cell(column), column, by, wrong);
  const long = (column: Column, most: number) => {
    if (Array.from(cell(column)).length > most)
      wrong(`“${column}” must be ${most.toLocaleString('en-GB')} characters or fewer`);
    return cell(column);
  };
  const given = cell('Item');
  if (given !== '' && !known.has(given))
    wrong(`the tool has no item “${given.slice(0, 40)}”. Leave the first column empty for a new one`);
  const text = long('Standard or question', 500);
  if (text === '') wrong('enter the standard or question');
  const answered = codeOf(cell('Answered by'), kindNames);
  if (answered === null)
    wrong(
      `“${cell('Answered by').slice(0, 40)}” is no way to answer. Use: ${[...kindNames.values()].join('; ')}`,
    );
  const [kind, part] = (answered ?? 'standard').split(':');
  const minutes = cell('Minutes') === '' ? 0 : Number(cell('Minutes'));
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > 480)
    wrong('minutes must be a whole number from 0 to 480');
  const agencies = list('Asked of', agencyNames);
  return {
    id: given === '' ? nextItemId(taken) : given,
    kind: itemKindCodes.find((one) => one === kind) ?? 'standard',
    part: (Object.keys(readyParts) as (keyof typeof readyParts)[]).find((one) => one === part) ?? null,
    text,
    guidance: long('Guidance', 2000),
    basis: long('Where it comes from', 300),
    themes: list('Themes', themeNames),
    agencies: (Object.keys(agencyTypes) as AgencyType[]).filter((type) => agencies.includes(type)),
    when: readCondition(cell, list),
    minutes,
  };
}

function readCondition(
  cell: (column: Column) => string,
  list: (column: Column, by: Names) => readonly string[],
): Condition | null {
  const methods = list('Only for methods', methodNames);
  const statuses = list('Only for cases', statusNames);
  const ages = list('Only for ages', ageNames);
  const about = list('Only in audits about', themeNames);
  const answers = list('After answers', answerNames);
  const after = cell('After item');
  const when: Condition = {
    ...(methods.length === 0 ? {} : { methods: methodKinds.filter((kind) => methods.includes(kind)) }),
    ...(statuses.length === 0 ? {} : { statuses: caseStatusCodes.filter((code) => statuses.includes(code)) }),
    ...(ages.length === 0 ? {} : { ageBands: ages }),
    ...(about.length === 0 ? {} : { themes: about }),
    ...(after === '' ? {} : { after: { item: after, answers } }),
  };
  return Object.keys(when).length === 0 ? null : when;
}

function readList(text: string, column: Column, by: Names, wrong: Wrong): readonly string[] {
  const parts = text.split(';').map((part) => part.trim());
  return parts.flatMap((part) => {
    if (part === '') return [];
    const code = codeOf(part, by);
    if (code === null) wrong(`“${part.slice(0, 40)}” in “${column}” is not known`);
    return code === null ? [] : [code];
  });
}

/** The code behind a label, or a code itself, whatever the case of its letters. */
function codeOf(text: string, by: Names): string | null {
  const wanted = text.toLowerCase();
  for (const [code, label] of by) if (code === wanted || label.toLowerCase() === wanted) return code;
  return null;
}
