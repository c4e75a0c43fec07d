/** One line of a pasted list of settings: what it holds, or what is wrong with it. */
export type SettingLine = {
  /** 1 upwards, counting empty lines, as an editor counts. */
  readonly number: number;
  readonly name: string;
  readonly areaName: string;
  /** The area's id; null where none is given. */
  readonly area: string | null;
  readonly code: string | null;
  readonly problem: string | null;
};

type Named = { readonly name: string; readonly area: string | null; readonly code: string | null };

/**
 * Reads lines of name, area and reference, the columns parted by tabs as they come from a spreadsheet; the last two may
 * be left out. Empty lines and a first line of headings are passed over.
 * @param areas those of the partnership. @param there the settings the agency has already.
 */
export function readSettingLines(
  text: string,
  areas: readonly { readonly id: string; readonly name: string }[],
  there: readonly Named[],
  longest: { readonly name: number; readonly code: number },
): readonly SettingLine[] {
  const areaOf = new Map(areas.map((area) => [small(area.name), area.id]));
  const names = new Map<string, number>(there.map((setting) => [nameKey(setting.name, setting.area), 0]));
  const codes = new Map<string, number>(
    there.flatMap(({ code }) => (code === null ? [] : [[small(code), 0]])),
  );
  const lines: SettingLine[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const cells = line.split('\t').map((cell) => cell.trim().replaceAll(/\s+/g, ' '));
    if (cells.every((cell) => cell === '')) continue;
    if (lines.length === 0 && isHeading(cells)) continue;
    const [name = '', areaName = '', code = ''] = cells;
    const area = areaName === '' ? null : (areaOf.get(small(areaName)) ?? null);
    const found: SettingLine = {
      number: index + 1,
      name,
      areaName,
      area,
      code: code === '' ? null : code,
      problem: null,
    };
    const problem =
      problemOfCells(cells, longest) ??
      (areaName !== '' && area === null ? `No area is called “${start(areaName)}”` : null) ??
      said(names.get(nameKey(name, area)), 'This name is') ??
      (code === '' ? null : said(codes.get(small(code)), 'This reference is'));
    lines.push({ ...found, problem });
    if (problem !== null) continue;
    names.set(nameKey(name, area), found.number);
    if (code !== '') codes.set(small(code), found.number);
  }
  return lines;
}

function problemOfCells(cells: readonly string[], longest: { readonly name: number; readonly code: number }) {
  const [name = '', , code = '', ...more] = cells;
  if (name === '') return 'The name is missing';
  if (Array.from(name).length > longest.name) return `The name is longer than ${longest.name} characters`;
  if (Array.from(code).length > longest.code)
    return `The reference is longer than ${longest.code} characters`;
  if (more.some((cell) => cell !== '')) return 'There are more than three columns';
  return null;
}

/** Where the same stands before: line 0 is the agency's own list. */
function said(line: number | undefined, subject: string): string | null {
  if (line === undefined) return null;
  return line === 0 ? `${subject} on the list already` : `${subject} in line ${line} as well`;
}

function isHeading(cells: readonly string[]): boolean {
  const [first = '', second = ''] = cells.map(small);
  return (
    /^(?:name|setting|school|practice|school name|setting name|practice name)$/.test(first) &&
    second === 'area'
  );
}

function nameKey(name: string, area: string | null): string {
  return `${area ?? ''} ${small(name)}`;
}

function small(text: string): string {
  return text.toLowerCase();
}

function start(text: string): string {
  return Array.from(text).length > 40 ? `${Array.from(text).slice(0, 40).join('')}…` : text;
}
