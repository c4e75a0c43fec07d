import { itemField } from '#audits';
import type { Stored, Values } from '#platform/forms';
import { displayDay, displayPartialDate, readTypedDate } from '#platform/time';
import { standardAnswers, type OpenedReturn, type ToolItem } from '#returns';
import { bornOf } from './children.ts';
import { idFor } from './id-for.ts';
import written from './wealdmere/returns.json' with { type: 'json' };

type Dated = { readonly ago: string; readonly about?: boolean } & Readonly<
  Record<string, string | boolean | undefined>
>;
type Written = {
  readonly record: Readonly<Record<string, string>>;
  readonly involvement: { readonly from: string; readonly with: readonly string[]; readonly what: string };
  /** Answer, where the record shows it, and a comment. */
  readonly answers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly m: readonly string[];
  readonly seen: readonly string[];
  /** Which grade from the top, and why. */
  readonly grade: readonly (number | string)[];
  readonly affected: string;
  readonly meetings: readonly Dated[];
  readonly events: readonly Dated[];
  readonly actions: readonly (readonly string[])[];
};

const agencies: Readonly<Record<string, Written>> = written.case3;

/** A day so long before today as an honest date: exact, or "about" its month. */
function dateAgo(ago: string, today: string, isAbout: boolean): Stored {
  const day = Temporal.PlainDate.from(today).subtract(ago);
  const typed = isAbout
    ? `about ${day.toLocaleString('en-GB', { month: 'long', year: 'numeric' })}`
    : displayDay(day.toString());
  const date = readTypedDate(typed);
  if (date === null) throw new RangeError(`${typed} is no date`);
  return { edtf: date.edtf, typed: date.typed, from: date.from, until: date.until };
}

/** What an agency wrote about Case 3. The standards that nobody wrote about are met, as its record shows. */
export function valuesOfCase3({ sections, tool }: OpenedReturn, agency: string, today: string): Values {
  const own = agencies[agency];
  if (own === undefined) return {};
  const items = tool.sections.flatMap((section) => section.items);
  const asked = new Set(sections.flatMap((section) => section.entries.map((entry) => entry.name)));
  const answers = items
    .filter((item) => asked.has(item.id))
    .map((item) => [item.id, answerTo(item, own)] as const);
  const { from, with: whom, what } = own.involvement;
  const [often = '', when = '', voice = '', identity = ''] = own.seen;
  const [grade = '', why = ''] = own.grade;
  return withoutEmpty({
    ...recordOf(own, today),
    'involvement-from': dateAgo(from, today, true),
    'involvement-with': whom,
    'involvement-what': what,
    ...Object.fromEntries(answers),
    'seen-often': often,
    'seen-when': when,
    'seen-voice': voice,
    'seen-identity': identity,
    grade: { answer: `grade_${grade}`, why },
    'grade-affected': own.affected,
    ...listOf(
      'meetings',
      agency,
      own.meetings.map((one) => meetingOf(one, today)),
    ),
    ...listOf(
      'events',
      agency,
      own.events.map((one) => eventOf(one, today)),
    ),
    ...listOf(
      'actions',
      agency,
      own.actions.map(([what = '', who = '', by = '']) => ({
        what,
        who,
        by: Temporal.PlainDate.from(today).add(by).toString(),
      })),
    ),
  });
}

function answerTo(item: ToolItem, own: Written): Stored {
  if (item.kind === 'narrative') return own.m[Number(item.id.slice(1)) - 1] ?? '';
  const [answer = 'met', evidence = 'Case file', comment = ''] = own.answers[item.id] ?? [];
  if (!Object.hasOwn(standardAnswers, answer)) throw new RangeError(`${answer} answers nothing`);
  return withoutEmpty({ answer, evidence, comment });
}

function recordOf(own: Written, today: string): Values {
  const fields = Object.entries(own.record).filter(([field]) => field !== 'born');
  return {
    ...Object.fromEntries(fields.map(([field, text]) => [`record-${field}`, text])),
    'record-born': bornAsRecorded(own.record['born'] ?? 'none', today),
  };
}

/** The date of birth as a record has it: right, or with day and month the other way round. */
function bornAsRecorded(how: string, today: string): Stored {
  if (how === 'none') return null;
  const born = Temporal.PlainDate.from(bornOf(7, today));
  const day = how === 'swapped' ? born.with({ day: born.month, month: born.day }) : born;
  const date = readTypedDate(displayDay(day.toString()));
  return date === null
    ? null
    : { edtf: date.edtf, typed: displayPartialDate(date), from: date.from, until: date.until };
}

function meetingOf(one: Dated, today: string): Readonly<Record<string, Stored>> {
  const { ago, about, minutesAgo, ...rest } = one;
  return {
    ...(rest as Readonly<Record<string, string>>),
    date: dateAgo(ago, today, about === true),
    ...(typeof minutesAgo === 'string' ? { 'minutes-on': dateAgo(minutesAgo, today, false) } : {}),
  };
}

function eventOf(one: Dated, today: string): Readonly<Record<string, Stored>> {
  const { ago, about, ...rest } = one;
  return { ...(rest as Readonly<Record<string, Stored>>), date: dateAgo(ago, today, about === true) };
}

/** Items of a list as the fields that keep them, in their order. */
function listOf(code: string, agency: string, items: readonly Readonly<Record<string, Stored>>[]): Values {
  return Object.fromEntries(
    items.map((item, at) => [
      itemField({ code }, idFor(`${code} ${at + 1} of ${agency} on Case 3`)),
      withoutEmpty({ ...item, position: at + 1 }),
    ]),
  );
}

function withoutEmpty(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null));
}
