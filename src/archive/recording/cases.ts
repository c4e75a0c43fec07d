import { methodKinds, methodLabel, type ItemList, type Section } from '#audits';
import { meetingKinds, type MeetingKind } from '#meetings';
import { asText, choiceEntry, dateEntry, numberEntry, partOf, textEntry } from '#platform/forms';

/** More cases than any audit looks at. */
export const mostCases = 100_000;

export const methodList: ItemList = {
  code: 'method',
  title: 'Methods',
  one: 'method',
  none: 'No method yet.',
  entries: [
    choiceEntry({
      name: 'kind',
      label: 'Method',
      options: methodKinds.map((kind) => ({ value: kind, label: methodLabel(kind) })),
      as: 'list',
      needed: 'Choose a method',
    }),
    numberEntry({
      name: 'cases',
      label: 'Cases looked at in this way',
      hint: 'Leave empty where the publication does not say',
      least: 0,
      most: mostCases,
    }),
    textEntry({ name: 'description', label: 'What was done (optional)', longest: 2000, rows: 3 }),
  ],
  head: (item) => {
    const kind = methodKinds.find((one) => one === asText(partOf(item, 'kind')));
    return kind === undefined ? 'A method' : methodLabel(kind);
  },
};

export const areaList: ItemList = {
  code: 'area',
  title: 'Areas of the sample',
  one: 'local authority area',
  none: 'No area yet.',
  entries: [
    textEntry({ name: 'name', label: 'Area', called: 'area', longest: 200, needed: true }),
    numberEntry({
      name: 'cases',
      label: 'Cases from it',
      hint: 'Leave empty where the publication does not say',
      least: 0,
      most: mostCases,
    }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

const meetings: Readonly<Record<MeetingKind, string>> = {
  commissioning: 'Commissioning',
  auditors: 'Auditors',
  thematic_discussion: 'Thematic discussion',
  panel: 'Panel',
  reflective: 'Reflective meeting',
  board: 'Board',
  other: 'Another meeting',
};

export const meetingList: ItemList = {
  code: 'meeting',
  title: 'Meetings of the audit',
  one: 'meeting',
  hint: 'Only where the publication speaks of them.',
  none: 'No meeting yet.',
  entries: [
    choiceEntry({
      name: 'kind',
      label: 'Kind of meeting',
      options: meetingKinds.map((kind) => ({ value: kind, label: meetings[kind] })),
      as: 'list',
      needed: 'Choose what kind of meeting it was',
    }),
    textEntry({ name: 'name', label: 'What it was called', called: 'name', longest: 200, needed: true }),
    dateEntry({ name: 'held', label: 'Held' }),
    textEntry({ name: 'settled', label: 'What was agreed or done there', longest: 2000, rows: 3 }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

/** When the audit was done, and which cases it looked at. */
export function casesSection(): Section {
  return {
    code: 'cases',
    title: 'When, and which cases',
    lead: 'Leave empty what the publication does not say: that is never the same as nought.',
    entries: [
      textEntry({
        name: 'scope-phrase',
        label: 'Period that was looked at',
        hint: 'As published: “the 12 months to February 2024”',
        longest: 200,
      }),
      dateEntry({ name: 'scope-from', label: 'Its first day (optional)' }),
      dateEntry({ name: 'scope-until', label: 'Its last day (optional)' }),
      dateEntry({ name: 'fieldwork', label: 'Carried out' }),
      dateEntry({ name: 'reported', label: 'Reported' }),
      numberEntry({ name: 'cases', label: 'Cases in all', least: 0, most: mostCases }),
      textEntry({ name: 'frame-supplier', label: 'Who supplied the list of cases', longest: 2000 }),
      textEntry({ name: 'selection', label: 'How cases were selected', longest: 2000, rows: 3 }),
    ],
    lists: [methodList, areaList, meetingList],
  };
}
