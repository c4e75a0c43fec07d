// The same child twice, twins, a slip in a birthday, a surname that changed (abuse case F13): flagged, never merged. Only who
// looks at the records can tell; the list says which rows to look at.
import type { ReadChild, RowProblem } from '../frame.ts';
import type { FrameChild } from '../identity.ts';

/** A child on a list of this audit already, with that list's number. */
export type ListedChild = { readonly list: number; readonly child: FrameChild };

/** A row with what it is compared by, made ready once. */
type Known = {
  readonly row: ReadChild;
  readonly name: string;
  readonly firstName: string;
  readonly home: string;
};

export type RepeatFinder = {
  /** Takes note of a child of another list; all of them come before the first row. */
  readonly know: (listed: ListedChild) => void;
  /** What a row has in common with those before it; rows come in their order, and the later one carries the problem. */
  readonly find: (row: ReadChild) => readonly RowProblem[];
};

/** Finds repeats child by child, so that whoever compares many can pause between. */
export function repeatFinder(): RepeatFinder {
  const before = new Map<string, number>();
  const seen = new Map<string, Known>();
  const byName = new Map<string, Known[]>();
  const byDay = new Map<string, Known[]>();
  return {
    know: ({ list, child }) => {
      for (const key of sameKeys(child, plainName(child.name))) before.set(key, list);
    },
    find: (row) => {
      const problems: RowProblem[] = [];
      const say = (column: string, isRefused: boolean, why: string) =>
        problems.push({ row: row.row, column, isRefused, why });
      const { child } = row;
      const words = wordsOf(child.name);
      const name = words.toSorted().join(' ');
      const known = { row, name, firstName: firstOf(child.name, words), home: homeOf(child) };
      const keys = sameKeys(child, name);
      const list = keys.map((key) => before.get(key)).find((one) => one !== undefined);
      const other = keys.map((key) => seen.get(key)).find((one) => one !== undefined);
      if (list !== undefined) say('', true, `is about a child who is on list ${list} of this audit already`);
      if (other !== undefined) say('', true, saySame(known, other));
      else
        for (const [column, why] of sayAlike(known, byName.get(name) ?? [], byDay.get(child.born) ?? []))
          say(column, false, why);
      for (const key of keys) if (!seen.has(key)) seen.set(key, known);
      push(byName, name, known);
      push(byDay, child.born, known);
      return problems;
    },
  };
}

/** By any of these two rows are about one child. */
function sameKeys(child: FrameChild, name: string): readonly string[] {
  return [
    child.nhsNumber !== '' && `nhs ${child.nhsNumber}`,
    child.upn !== '' && `upn ${child.upn}`,
    child.reference !== '' && `reference ${child.reference.toLowerCase()}`,
    // Name and birthday say so only where no number says otherwise.
    name !== '' && child.born !== '' && `name ${name} ${child.born} ${child.nhsNumber}`,
  ].filter((key) => key !== false);
}

function saySame(one: Known, other: Known): string {
  const changed = one.name === other.name ? '' : ', under another name';
  return `seems to be about the same child as row ${other.row.row}${changed}`;
}

function* sayAlike(
  { row: { child }, name, firstName, home }: Known,
  namesakes: readonly Known[],
  sameDay: readonly Known[],
): Generator<readonly [string, string]> {
  if (name !== '') {
    const twice = namesakes.find(({ row }) => row.child.born === child.born && child.born !== '');
    if (twice !== undefined)
      yield ['Name', `and date of birth are those of row ${twice.row.row}, with another NHS number`];
    const slip = namesakes.find(({ row }) => isSlip(row.child.born, child.born));
    if (slip !== undefined)
      yield [
        'Date of birth',
        `differs by a slip of the pen from row ${slip.row.row}, which has the same name`,
      ];
  }
  if (child.born === '') return;
  const others = sameDay.filter((one) => one.name !== name);
  // Where nothing tells who lives where, and a number tells them apart, a first name and a birthday are chance.
  const renamed = others.find(
    (one) =>
      firstName !== '' &&
      one.firstName === firstName &&
      one.home === home &&
      (home !== '' || (child.nhsNumber === '' && one.row.child.nhsNumber === '')),
  );
  if (renamed !== undefined)
    yield [
      'Name',
      `has the same first name and date of birth as row ${renamed.row.row}: a surname may have changed`,
    ];
  const twin = home === '' ? undefined : others.find((one) => one !== renamed && one.home === home);
  if (twin !== undefined)
    yield ['', `is about a child of the same household and birthday as row ${twin.row.row}: perhaps twins`];
}

/** A name as it can be compared: without case, accents, punctuation and the order of its parts. */
function plainName(name: string): string {
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

function firstOf(name: string, words: readonly string[]): string {
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

function push(map: Map<string, Known[]>, key: string, row: Known): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  // Of a name that hundreds share, the first few tell enough; without a bound, a hostile list would take hours.
  else if (rows.length < 20) rows.push(row);
}
