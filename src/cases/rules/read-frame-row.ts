// One row of a supplied list as a child of ours, with what is wrong by column (abuse cases E05, E13, E14, F07, F11). What is
// wrong is said without what stands there: the page that shows it shows nobody.
import {
  frameFields,
  type FrameAround,
  type FrameField,
  type FrameLayout,
  type ReadChild,
  type RowProblem,
} from '../frame.ts';
import { bornJudge } from './born-judge.ts';
import { readEthnicity, readSex, readStatus } from './frame-codes.ts';
import { readFrameDate, type FrameDate } from './frame-date.ts';
import { readNhsNumber } from './nhs-number.ts';
import { readPupilNumber } from './pupil-number.ts';

type Row = { readonly number: number; readonly cells: readonly string[] };
type Layout = Pick<FrameLayout, 'fields' | 'area' | 'status' | 'order'>;

const longest = 300;
/** Characters that turn or hide the text around them; lines may break, for a cell may hold several. */
const hiding = /[[\p{Cc}--[\n\t\r]]\u202a-\u202e\u2066-\u2069]/v;

/** Reads the rows of a list. `mixed` are the columns (by field) in which some dates can be month-first only. */
export function frameRowReader(
  layout: Layout,
  around: FrameAround,
  mixed: ReadonlySet<FrameField>,
): (row: Row) => ReadChild {
  const judgeBorn = bornJudge(around);
  const places = new Map<FrameField, number[]>();
  for (const [at, field] of layout.fields.entries())
    if (field !== '') places.set(field, [...(places.get(field) ?? []), at]);
  return (row) => {
    const problems: RowProblem[] = [];
    const say = (field: FrameField | null, why: string, isRefused: boolean) =>
      problems.push({ row: row.number, column: field === null ? '' : frameFields[field], isRefused, why });
    const cellsOf = (field: FrameField): readonly string[] =>
      (places.get(field) ?? []).map((at) => row.cells[at] ?? '').filter((cell) => cell !== '');
    const text = (field: FrameField): string => {
      const cell = cellsOf(field).join(', ');
      if (cell === '') return '';
      if (hiding.test(cell)) say(field, 'holds characters that turn or hide the text around them', true);
      if (cell.length > longest) say(field, `is longer than ${longest} characters`, true);
      return cell.replaceAll(/\s+/g, ' ');
    };
    const day = (field: 'born' | 'expected'): string => {
      const [cell = ''] = cellsOf(field);
      const date = readFrameDate(cell, layout.order, mixed.has(field));
      const sentence = sayDate(date);
      if (sentence !== '') say(field, sentence, date.kind !== 'day');
      return date.kind === 'day' ? date.iso : '';
    };
    const number = (
      field: 'nhsNumber' | 'upn',
      read: (cell: string) => string | null,
      why: string,
    ): string => {
      const found = read(text(field));
      if (found === null) say(field, why, true);
      return found ?? '';
    };

    const name = [text('name'), [text('forename'), text('surname')].filter((part) => part !== '').join(' ')];
    const [born, expected] = [day('born'), day('expected')];
    const isUnborn = born === '' && expected !== '';
    const status = readStatus(text('status'));
    if (status === null) say('status', 'is none that is known here', true);
    const address = [text('address'), text('postcode')].filter((part) => part !== '').join(', ');
    const child = {
      reference: text('reference'),
      name: name.find((one) => one !== '') ?? '',
      born: isUnborn ? expected : born,
      isUnborn,
      sex: readSex(text('sex')),
      ethnicity: readEthnicity(text('ethnicity')),
      language: text('language'),
      nhsNumber: number(
        'nhsNumber',
        readNhsNumber,
        'cannot be right: it has ten digits, of which the last follows from the others',
      ),
      upn: number('upn', readPupilNumber, 'cannot be right: its first letter follows from its digits'),
      address,
      school: text('school'),
      practice: text('practice'),
      area: areaOf(text('area') || layout.area, around.areas),
      status: status || layout.status,
      household: text('household'),
    };
    if (child.name === '' && child.reference === '' && child.nhsNumber === '')
      say(
        null,
        'says neither a name, a reference nor an NHS number, so nobody could tell which child it is',
        true,
      );
    const wrong = judgeBorn({ ...child, isChild: true });
    if (wrong !== null) say(isUnborn ? 'expected' : 'born', wrong, true);
    // What no column of the list says is said once, of the list as a whole, and not of every row.
    if (child.born === '' && places.has('born') && problems.every((one) => one.column !== frameFields.born))
      say('born', 'is not given, so the age is not known', false);
    judgeGroup(child, around, places.has('area'), say);
    return { row: row.number, child, problems };
  };
}

function sayDate(date: FrameDate): string {
  if (date.kind === 'ambiguous') return 'could be read with the day first or with the month first';
  if (date.kind === 'impossible') return 'is no day of the calendar';
  if (date.kind === 'day' && date.isTold === 'serial')
    return 'is a count of days, and was read as Excel counts from 1900';
  if (date.kind === 'day' && date.isTold === 'short year') return 'gives the year in two figures';
  return '';
}

function judgeGroup(
  child: { readonly area: string; readonly status: string },
  around: FrameAround,
  isColumn: boolean,
  say: (field: FrameField, why: string, isRefused: boolean) => void,
): void {
  if (child.area === '' && (isColumn || around.isAreaNeeded))
    say('area', 'is not given', around.isAreaNeeded);
  else if (child.area !== '' && around.areas.length > 0 && !around.areas.includes(child.area))
    say('area', 'is none of the areas of this audit', around.isAreaNeeded);
  if (child.status === '' && around.isStatusNeeded) say('status', 'is not given', true);
}

/** The area as the partnership writes it; another name stays as it was given. */
function areaOf(given: string, areas: readonly string[]): string {
  return areas.find((area) => area.toLowerCase() === given.toLowerCase()) ?? given;
}
