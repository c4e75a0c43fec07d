// The same child twice, twins, a slip in a birthday, a surname that changed (abuse case F13): flagged, never merged. Only who
// looks at the records can tell; the list says which rows to look at.
import type { ReadChild, RowProblem } from '../frame.ts';
import type { FrameChild } from '../identity.ts';

/** A child on a list of this audit already, with that list's number. */
export type ListedChild = { readonly list: number; readonly child: FrameChild };

/** What two rows have in common, row by row in their order; the later row carries the problem. */
export function findRepeats(
  rows: readonly ReadChild[],
  listed: readonly ListedChild[],
): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const say = (row: number, column: string, isRefused: boolean, why: string) =>
    problems.push({ row, column, isRefused, why });
  const before = new Map<string, number>();
  for (const { list, child } of listed) for (const key of sameKeys(child)) before.set(key, list);
  const seen = new Map<string, ReadChild>();
  const byName = new Map<string, ReadChild[]>();
  const byDay = new Map<string, ReadChild[]>();
  for (const row of rows) {
    const { child } = row;
    const keys = sameKeys(child);
    const list = keys.map((key) => before.get(key)).find((one) => one !== undefined);
    const other = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
    if (list !== undefined)
      say(row.row, '', true, `is about a child who is on list ${list} of this audit already`);
    if (other !== undefined) say(row.row, '', true, saySame(child, other));
    else
      for (const [column, why] of sayAlike(
        row,
        byName.get(plainName(child.name)) ?? [],
        byDay.get(child.born) ?? [],
      ))
        say(row.row, column, false, why);
    for (const key of keys) if (!seen.has(key)) seen.set(key, row);
    push(byName, plainName(child.name), row);
    push(byDay, child.born, row);
  }
  return problems;
}

/** By any of these two rows are about one child. */
function sameKeys(child: FrameChild): readonly string[] {
  const name = plainName(child.name);
  return [
    child.nhsNumber !== '' && `nhs ${child.nhsNumber}`,
    child.upn !== '' && `upn ${child.upn}`,
    child.reference !== '' && `reference ${child.reference.toLowerCase()}`,
    // Name and birthday say so only where no number says otherwise.
    name !== '' && child.born !== '' && `name ${name} ${child.born} ${child.nhsNumber}`,
  ].filter((key) => key !== false);
}

function saySame(child: FrameChild, other: ReadChild): string {
  const changed = plainName(child.name) === plainName(other.child.name) ? '' : ', under another name';
  return `seems to be about the same child as row ${other.row}${changed}`;
}

function* sayAlike(
  row: ReadChild,
  namesakes: readonly ReadChild[],
  sameDay: readonly ReadChild[],
): Generator<readonly [string, string]> {
  const { child } = row;
  if (plainName(child.name) !== '') {
    const twice = namesakes.find((one) => one.child.born === child.born && child.born !== '');
    if (twice !== undefined)
      yield ['Name', `and date of birth are those of row ${twice.row}, with another NHS number`];
    const slip = namesakes.find((one) => isSlip(one.child.born, child.born));
    if (slip !== undefined)
      yield ['Date of birth', `differs by a slip of the pen from row ${slip.row}, which has the same name`];
  }
  if (child.born === '') return;
  const home = homeOf(child);
  const others = sameDay.filter((one) => plainName(one.child.name) !== plainName(child.name));
  const first = firstName(child.name);
  // Where nothing tells who lives where, and a number tells them apart, a first name and a birthday are chance.
  const renamed = others.find(
    (one) =>
      first !== '' &&
      firstName(one.child.name) === first &&
      homeOf(one.child) === home &&
      (home !== '' || (child.nhsNumber === '' && one.child.nhsNumber === '')),
  );
  if (renamed !== undefined)
    yield [
      'Name',
      `has the same first name and date of birth as row ${renamed.row}: a surname may have changed`,
    ];
  const twin = home === '' ? undefined : others.find((one) => one !== renamed && homeOf(one.child) === home);
  if (twin !== undefined)
    yield ['', `is about a child of the same household and birthday as row ${twin.row}: perhaps twins`];
}

/** A name as it can be compared: without case, accents, punctuation and the order of its parts. */
export function plainName(name: string): string {
  return wordsOf(name).toSorted().join(' ');
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’.-]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}

function firstName(name: string): string {
  const words = wordsOf(name);
  // "Sample, Sam" has the surname first.
  return (name.includes(',') ? words.at(-1) : words[0]) ?? '';
}

function homeOf(child: FrameChild): string {
  return (child.household || child.address).toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Two days that differ in one figure, or whose day and month changed places. */
function isSlip(one: string, other: string): boolean {
  if (one === other || one.length !== 10 || other.length !== 10) return false;
  const [year, month, day] = one.split('-');
  if (other === `${year}-${day}-${month}`) return true;
  return Array.from(one).filter((character, at) => character !== other[at]).length === 1;
}

function push(map: Map<string, ReadChild[]>, key: string, row: ReadChild): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  // Of a name that hundreds share, the first few tell enough; without a bound, a hostile list would take hours.
  else if (rows.length < 20) rows.push(row);
}
