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
import { ageOn } from './age-band.ts';
import { readEthnicity, readSex, readStatus } from './frame-codes.ts';
import { readFrameDate, type FrameDate } from './frame-date.ts';
import { readNhsNumber } from './nhs-number.ts';
import { readPupilNumber } from './pupil-number.ts';

type Row = { readonly number: number; readonly cells: readonly string[] };
type Layout = Pick<FrameLayout, 'fields' | 'area' | 'status' | 'order'>;

const longest = 300;
/** No child of a list is born before this many years before the period. */
const oldest = 120;

/** Reads a row. `mixed` are the columns (by field) in which some dates can be month-first only. */
export function readFrameRow(
  row: Row,
  layout: Layout,
  around: FrameAround,
  mixed: ReadonlySet<FrameField>,
): ReadChild {
  const problems: RowProblem[] = [];
  const say = (field: FrameField | null, why: string, isRefused: boolean) =>
    problems.push({ row: row.number, column: field === null ? '' : frameFields[field], isRefused, why });
  const text = (field: FrameField): string => {
    const parts = layout.fields.flatMap((one, at) => (one === field ? [row.cells[at] ?? ''] : []));
    const cell = parts.filter((part) => part !== '').join(', ');
    if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(cell.replaceAll(/[\n\t\r]/g, '')))
      say(field, 'holds characters that turn or hide the text around them', true);
    if (cell.length > longest) say(field, `is longer than ${longest} characters`, true);
    return cell.replaceAll(/\s+/g, ' ');
  };
  const day = (field: 'born' | 'expected'): string => {
    const cell = layout.fields
      .flatMap((one, at) => (one === field ? [row.cells[at] ?? ''] : []))
      .find((one) => one !== '');
    const date = readFrameDate(cell ?? '', layout.order, mixed.has(field));
    const sentence = sayDate(date);
    if (sentence !== '') say(field, sentence, date.kind !== 'day');
    return date.kind === 'day' ? date.iso : '';
  };
  const number = (field: 'nhsNumber' | 'upn', read: (cell: string) => string | null, why: string): string => {
    const found = read(text(field));
    if (found === null) say(field, why, true);
    return found ?? '';
  };

  const name = [text('name'), [text('forename'), text('surname')].filter((part) => part !== '').join(' ')];
  const [born, expected] = [day('born'), day('expected')];
  const isUnborn = (born === '' && expected !== '') || born > around.today;
  const status = readStatus(text('status'));
  if (status === null) say('status', 'is none that is known here', true);
  const address = [text('address'), text('postcode')].filter((part) => part !== '').join(', ');
  const child = {
    reference: text('reference'),
    name: name.find((one) => one !== '') ?? '',
    born: born === '' ? expected : born,
    isUnborn: born === '' && expected !== '',
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
  // What no column of the list says is said once, of the list as a whole, and not of every row.
  const isColumn = (field: FrameField) => layout.fields.includes(field);
  judgeAge(child.born, isUnborn, child.isUnborn, around, (why, isRefused) =>
    say(child.isUnborn ? 'expected' : 'born', why, isRefused),
  );
  if (child.born === '' && isColumn('born') && problems.every((one) => one.column !== frameFields.born))
    say('born', 'is not given, so the age is not known', false);
  judgeGroup(child, around, isColumn('area'), say);
  return { row: row.number, child, problems };
}

function sayDate(date: FrameDate): string {
  if (date.kind === 'ambiguous') return 'could be read with the day first or with the month first';
  if (date.kind === 'impossible') return 'is no day of the calendar';
  if (date.kind === 'day' && date.isTold === 'serial')
    return 'is a count of days, and was read as Excel counts from 1900';
  if (date.kind === 'day' && date.isTold === 'short year') return 'gives the year in two figures';
  return '';
}

function judgeAge(
  born: string,
  isAhead: boolean,
  isExpected: boolean,
  around: FrameAround,
  say: (why: string, isRefused: boolean) => void,
): void {
  if (born === '') return;
  const start = around.from ?? around.today;
  if (isExpected) {
    const latest = Temporal.PlainDate.from(around.today).add({ months: 10 }).toString();
    if (born > latest) say('is more than ten months ahead', true);
    return;
  }
  if (isAhead) return say('is in the future', true);
  if (around.until !== null && born > around.until)
    return say('is after the end of the period looked at', true);
  if (born <= start && ageOn(born, start) >= oldest) return say('is more than a lifetime ago', true);
  if (born <= start && ageOn(born, start) >= 18)
    say('makes the person 18 or more at the start of the period looked at', true);
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
