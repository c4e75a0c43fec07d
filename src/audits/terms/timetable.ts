import type { Area } from '#accounts';
import { asText, choiceEntry, dayEntry, partOf, textEntry, type Values } from '#platform/forms';
import { displayDay, type HolidayNation } from '#platform/time';
import type { ItemList, Section } from '../drafts/section.ts';
import { itemsOf } from '../drafts/section.ts';
import { isTurn, turns } from '../milestone.ts';
import { planTimetable } from '../rules/plan-timetable.ts';
import { findTimetable, timetables, type Timetable } from '../timetable.ts';
import type { Around } from './around.ts';
import type { Terms } from './terms.ts';

/** The field in which a draft keeps a day that was set by hand. */
export function milestoneField(code: string): string {
  return `milestone-${code}`;
}

/** Years around today in which an audit can have its dates: more is a slip, and beyond what anybody plans. */
const yearsAround = 15;

/** Days that a date of an audit may have. */
export function plannable(today: string): { readonly from: string; readonly until: string } {
  const day = Temporal.PlainDate.from(today);
  return {
    from: day.subtract({ years: yearsAround }).toString(),
    until: day.add({ years: yearsAround }).toString(),
  };
}

/** How a draft names its meetings, for whoever reads them. */
const meetings = { code: 'meeting' } as const;

function meetingList(today: string): ItemList {
  return {
    ...meetings,
    title: 'Meetings planned',
    one: 'meeting',
    hint: 'Auditors’ meetings, panels, a meeting about practice, the learning event.',
    none: 'No meeting is planned yet.',
    entries: [
      textEntry({ name: 'name', label: 'Meeting', longest: 200, needed: true }),
      dayEntry({
        name: 'day',
        label: 'Day',
        needed: 'Enter the day of the meeting',
        within: plannable(today),
      }),
      textEntry({
        name: 'place',
        label: 'Time and place (optional)',
        hint: 'Such as “10 am to 12, by video”. Everybody who sees the date sees it',
        // Together with the meeting's name it is the label of a date, which has 300.
        longest: 90,
      }),
      choiceEntry({
        name: 'whose',
        label: 'Who comes',
        options: Object.entries(turns).map(([value, label]) => ({ value, label })),
        as: 'radios',
        needed: 'Choose who comes',
      }),
    ],
    head: (item) => asText(partOf(item, 'name')),
  };
}

/** When the board meets, and what has to be done by when before it. */
export function timetableSection(values: Values, around: Around): Section {
  const planned = readTimetable(values, around);
  const steps = timetableOf(values).steps.slice(0, -1);
  return {
    code: 'timetable',
    title: 'Dates and meetings',
    lead:
      planned === null
        ? 'Enter the day on which the board meets. Every other day is then worked back from it in working days, and you can change each.'
        : 'Every day is worked back from the board’s in working days, leaving out weekends and bank holidays. Type a day where it has to be another.',
    entries: [
      dayEntry({
        name: 'board-day',
        label: 'The board meets on',
        hint: 'The board or group that receives the report',
        within: plannable(around.today),
      }),
      choiceEntry({
        name: 'timetable',
        label: 'Pace',
        options: timetables.map((one) => ({ value: one.code, label: one.label, hint: one.about })),
        as: 'radios',
      }),
      ...steps.map((step) => {
        const row = planned?.rows.find((one) => one.code === step.code);
        const hint =
          row === undefined
            ? undefined
            : row.workedOut
              ? `${displayDay(row.day)}: ${row.why}`
              : 'Set by hand. Empty it to have it worked out again';
        const within = plannable(around.today);
        return dayEntry({ name: milestoneField(step.code), label: step.label, hint, within });
      }),
    ],
    lists: [meetingList(around.today)],
  };
}

function timetableOf(values: Values): Timetable {
  const chosen = findTimetable(asText(values['timetable'])) ?? timetables[0];
  if (chosen === undefined) throw new RangeError('No timetable is shipped');
  return chosen;
}

/** The nations whose bank holidays count: those of the partnership's areas. */
export function nationsOf(areas: readonly Pick<Area, 'nation'>[]): readonly HolidayNation[] {
  const known: readonly HolidayNation[] = ['England', 'Wales', 'Scotland', 'Northern Ireland'];
  const found = known.filter((nation) => areas.some((area) => area.nation === nation));
  return found.length === 0 ? ['England'] : found;
}

/** The days of an audit as its draft plans them; null while it is not said when the board meets. */
export function readTimetable(values: Values, around: Pick<Around, 'areas'>): Terms['timetable'] {
  const boardDay = asText(values['board-day']);
  if (boardDay === '') return null;
  const timetable = timetableOf(values);
  const nations = nationsOf(around.areas);
  const typed = Object.fromEntries(
    timetable.steps.map(({ code }) => [code, asText(values[milestoneField(code)]) || undefined]),
  );
  return {
    label: timetable.label,
    boardDay,
    nations,
    rows: planTimetable(boardDay, timetable, nations, typed),
  };
}

/** The fields of a draft from which its days are read. */
export const timetableFields = {
  names: ['board-day', 'timetable'],
  starts: [milestoneField(''), `${meetings.code}:`],
} as const;

/** The meetings that a draft plans, in order of their days. */
export function readMeetings(values: Values): Terms['meetings'] {
  return itemsOf(values, meetings)
    .map(({ id, value }) => {
      const whose = asText(partOf(value, 'whose'));
      return {
        id,
        name: asText(partOf(value, 'name')),
        day: asText(partOf(value, 'day')),
        place: asText(partOf(value, 'place')),
        whose: isTurn(whose) ? whose : ('coordinator' as const),
      };
    })
    .toSorted((one, other) => one.day.localeCompare(other.day));
}
