import { gradingScales, groupEntry, type ItemList } from '#audits';
import {
  asText,
  choiceEntry,
  choicesEntry,
  dateEntry,
  dayEntry,
  partOf,
  textEntry,
  tickEntry,
  type Entry,
} from '#platform/forms';
import type { ReadyPart, ToolItem } from '../tool.ts';
import { longestText } from './answer-entries.ts';

/** The fields and lists of a part of a return that has a form of its own. Their names are the same in every tool. */
export type PartFields = { readonly entries: readonly Entry[]; readonly lists: readonly ItemList[] };

const short = 400;

/** What is asked in each ready part. `grading` is the code of the scale, '' where nothing is graded. */
export function readyPart(part: ReadyPart, item: ToolItem, grading: string): PartFields {
  switch (part) {
    case 'record':
      return { entries: recordEntries, lists: [] };
    case 'involvement':
      return { entries: involvementEntries, lists: [] };
    case 'seen':
      return { entries: seenEntries, lists: [] };
    case 'grade':
      return { entries: gradeEntries(grading), lists: [] };
    case 'meetings':
      return { entries: [], lists: [{ ...meetings, hint: item.guidance }] };
    case 'events':
      return { entries: [], lists: [{ ...events, hint: item.guidance }] };
    case 'actions':
      return { entries: [], lists: [{ ...actions, hint: item.guidance }] };
  }
}

/** Facts as this agency's own record has them; laid beside those of the others later. */
const recordFields = {
  names: 'Names in your record',
  born: 'Date of birth in your record',
  ethnicity: 'Ethnicity in your record',
  language: 'First language in your record',
  address: 'Address in your record',
  school: 'School, college or nursery in your record',
  practice: 'GP practice in your record',
  household: 'Who lives in the household, by your record',
} as const;

const fromRecord = 'As your record has it; leave empty what it does not tell';

const recordEntries: readonly Entry[] = [
  ...Object.entries(recordFields).map(([field, label]) =>
    field === 'born'
      ? dateEntry({ name: 'record-born', label })
      : textEntry({
          name: `record-${field}`,
          label,
          longest: short,
          spellcheck: false,
          ...(field === 'names' ? { hint: fromRecord } : {}),
          ...(field === 'household' || field === 'address' ? { rows: 3 } : {}),
        }),
  ),
  textEntry({
    name: 'record-gaps',
    label: 'What your record does not tell',
    hint: 'What you looked for and did not find',
    longest: longestText,
    rows: 3,
  }),
];

const involvementEntries: readonly Entry[] = [
  dateEntry({ name: 'involvement-from', label: 'When your involvement began' }),
  dateEntry({
    name: 'involvement-until',
    label: 'When it ended',
    hint: 'Leave empty where it goes on. As exactly as it is known: 13 November 2018, March 2024, 2016',
  }),
  choicesEntry({
    name: 'involvement-with',
    label: 'With whom',
    options: [
      { value: 'child', label: 'The child' },
      { value: 'siblings', label: 'Brothers or sisters' },
      { value: 'parents', label: 'Parents or carers' },
      { value: 'others', label: 'Others in the family' },
    ],
  }),
  textEntry({
    name: 'involvement-what',
    label: 'What you were involved for, and what you did',
    longest: longestText,
    rows: 6,
  }),
];

const seenEntries: readonly Entry[] = [
  choiceEntry({
    name: 'seen-often',
    label: 'Was the child seen in the period looked at?',
    options: [
      { value: 'alone', label: 'Yes, and alone where that was right for their age' },
      { value: 'with_others', label: 'Yes, with others there only' },
      { value: 'not_seen', label: 'No' },
      { value: 'not_recorded', label: 'The record does not tell' },
      { value: 'not_our_part', label: 'Seeing the child is not our part' },
    ],
    as: 'radios',
  }),
  textEntry({
    name: 'seen-when',
    label: 'When, and by whom',
    hint: 'Posts, no names of staff',
    longest: longestText,
    rows: 3,
  }),
  textEntry({
    name: 'seen-voice',
    label: 'What the child said, showed or wished, and what came of it',
    longest: longestText,
    rows: 4,
  }),
  textEntry({
    name: 'seen-identity',
    label: 'Identity, culture, language and disability, and how the work took account of them',
    longest: longestText,
    rows: 4,
  }),
];

function gradeEntries(grading: string): readonly Entry[] {
  const scale = gradingScales.find((one) => one.code === grading);
  const affected = textEntry({
    name: 'grade-affected',
    label: 'What other agencies did, or did not, that made a difference to your work',
    hint: 'Posts and agencies, no names of staff',
    longest: longestText,
    rows: 3,
  });
  if (scale === undefined || scale.grades.length === 0) return [affected];
  const grade = groupEntry('grade', 'How you grade your own agency’s practice in this case', [
    choiceEntry({
      name: 'grade-answer',
      label: 'Grade',
      options: scale.grades.map((label, at) => ({ value: `grade_${at + 1}`, label })),
      as: 'radios',
    }),
    textEntry({ name: 'grade-why', label: 'Why this grade', longest: longestText, rows: 4 }),
  ]);
  return [grade, affected];
}

const meetingKinds = {
  strategy: 'Strategy discussion',
  initial_conference: 'Initial child protection conference',
  review_conference: 'Review child protection conference',
  core_group: 'Core group',
  child_in_need: 'Child in need meeting',
  looked_after: 'Looked after review',
  early_help: 'Early help meeting',
  other: 'Another meeting',
} as const;

const yesNoUnknown = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not_recorded', label: 'The record does not tell' },
];

const meetings: ItemList = {
  code: 'meetings',
  title: 'Meetings about the child',
  one: 'meeting',
  none: 'No meeting is written down yet.',
  head: (item) =>
    headOf(
      meetingKinds,
      asText(partOf(item, 'kind')),
      'Meeting',
      asText(partOf(partOf(item, 'date'), 'typed')),
    ),
  entries: [
    choiceEntry({
      name: 'kind',
      label: 'Kind of meeting',
      options: optionsOf(meetingKinds),
      as: 'list',
      needed: 'Choose the kind of meeting',
    }),
    dateEntry({ name: 'date', label: 'Date of the meeting' }),
    choiceEntry({ name: 'invited', label: 'Was your agency invited?', options: yesNoUnknown, as: 'radios' }),
    choiceEntry({
      name: 'attended',
      label: 'Did your agency take part?',
      options: [
        { value: 'attended', label: 'Somebody attended' },
        { value: 'report', label: 'Sent a report, did not attend' },
        { value: 'apologies', label: 'Sent apologies only' },
        { value: 'no', label: 'No' },
        { value: 'not_recorded', label: 'The record does not tell' },
      ],
      as: 'radios',
    }),
    choiceEntry({
      name: 'decision',
      label: 'Did you receive the decision?',
      options: yesNoUnknown,
      as: 'radios',
    }),
    choiceEntry({
      name: 'minutes',
      label: 'Did you receive the minutes?',
      options: yesNoUnknown,
      as: 'radios',
    }),
    dateEntry({ name: 'minutes-on', label: 'When the minutes came' }),
    textEntry({
      name: 'challenged',
      label: 'What your agency challenged, if anything',
      longest: longestText,
      rows: 3,
    }),
  ],
};

const eventKinds = {
  referral: 'Referral',
  contact: 'Contact or visit',
  assessment: 'Assessment',
  decision: 'Decision',
  incident: 'Incident',
  move: 'Move or change at home',
  other: 'Something else',
} as const;

const events: ItemList = {
  code: 'events',
  title: 'Key events',
  one: 'key event',
  none: 'No key event is written down yet.',
  head: (item) =>
    headOf(
      eventKinds,
      asText(partOf(item, 'kind')),
      'Key event',
      asText(partOf(partOf(item, 'date'), 'typed')),
    ),
  entries: [
    dateEntry({ name: 'date', label: 'When it happened' }),
    choiceEntry({
      name: 'kind',
      label: 'What kind of event',
      options: optionsOf(eventKinds),
      as: 'list',
      needed: 'Choose what kind of event it was',
    }),
    textEntry({
      name: 'what',
      label: 'What happened, as the record has it',
      called: 'text of what happened',
      longest: longestText,
      rows: 4,
      needed: true,
    }),
    textEntry({
      name: 'source',
      label: 'Where your record has it',
      hint: 'Kind of record and its date',
      longest: short,
    }),
    tickEntry({ name: 'seen', label: 'The child was seen' }),
    textEntry({
      name: 'view',
      label: 'What you make of it',
      hint: 'Kept apart from what the record says',
      longest: longestText,
      rows: 3,
    }),
  ],
};

const actions: ItemList = {
  code: 'actions',
  title: 'Actions for your own agency',
  one: 'action',
  none: 'No action is written down yet.',
  head: (item) => asText(partOf(item, 'what')).slice(0, 90),
  entries: [
    textEntry({
      name: 'what',
      label: 'What your agency will do',
      called: 'action',
      longest: short,
      rows: 2,
      needed: true,
    }),
    textEntry({ name: 'who', label: 'Who will do it', hint: 'A post', longest: 200 }),
    dayEntry({ name: 'by', label: 'By when' }),
  ],
};

function optionsOf(labels: Readonly<Record<string, string>>) {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function headOf(
  labels: Readonly<Record<string, string>>,
  kind: string,
  otherwise: string,
  date: string,
): string {
  const label = Object.hasOwn(labels, kind) ? (labels[kind] ?? otherwise) : otherwise;
  return date === '' ? label : `${label}, ${date}`;
}
