import { asText, choiceEntry, dayEntry, partOf, textEntry } from '#platform/forms';
import { labelOf } from '../drafts/label-of.ts';
import type { ItemList, Section } from '../drafts/section.ts';

export const routeSteps = {
  receives: 'Receives the report',
  approves: 'Approves the report and its recommendations',
  monitors: 'Follows the actions to their effect',
  informed: 'Is told what was learnt',
} as const;

export const routeList: ItemList = {
  code: 'route',
  title: 'Where the report goes',
  one: 'step',
  hint: 'Each group in the order in which it gets the report.',
  none: 'No group is named yet.',
  entries: [
    textEntry({
      name: 'body',
      label: 'Group or board',
      hint: 'Such as “Performance, Analysis and Assurance Group”',
      longest: 300,
      needed: true,
    }),
    textEntry({
      name: 'short-name',
      label: 'Short name (optional)',
      longest: 80,
      width: 'govuk-input--width-10',
    }),
    choiceEntry({
      name: 'does',
      label: 'What it does',
      options: Object.entries(routeSteps).map(([value, label]) => ({ value, label })),
      as: 'radios',
      needed: 'Choose what it does',
    }),
    dayEntry({ name: 'day', label: 'Its meeting (optional)' }),
  ],
  head: (item) => asText(partOf(item, 'body')),
};

export const outputKinds = {
  full_report: 'Full report',
  summary_briefing: 'Summary briefing',
  seven_minute_briefing: '7-minute briefing',
  board_paper: 'Board paper',
  agency_feedback: 'Feedback to each agency',
  practitioner_feedback: 'Feedback to practitioners',
  learning_event: 'Learning event',
  other: 'Something else',
} as const;

export const outputReaders = {
  public: 'Everybody: it is published',
  practitioners: 'Practitioners and managers of the agencies',
  board: 'The board and its groups',
  agency: 'The agency concerned',
} as const;

export const outputList: ItemList = {
  code: 'output',
  title: 'What comes of it, for whom',
  one: 'output',
  hint: 'Everything that will be published or fed back.',
  none: 'Nothing is planned yet.',
  entries: [
    choiceEntry({
      name: 'kind',
      label: 'What',
      options: Object.entries(outputKinds).map(([value, label]) => ({ value, label })),
      as: 'list',
      needed: 'Choose what it is',
    }),
    choiceEntry({
      name: 'readers',
      label: 'For whom',
      options: Object.entries(outputReaders).map(([value, label]) => ({ value, label })),
      as: 'radios',
      needed: 'Choose for whom it is',
    }),
    textEntry({ name: 'note', label: 'More about it (optional)', longest: 500 }),
  ],
  head: (item) => labelOf(outputKinds, asText(partOf(item, 'kind'))) || 'An output',
};

/** Where it goes and what is published for whom. */
export function governanceSection(): Section {
  return {
    code: 'governance',
    title: 'Where it goes',
    lead: 'Who receives and approves the report, and what will be published for whom.',
    entries: [
      textEntry({
        name: 'audience',
        label: 'Whom the briefing is for',
        hint: 'Such as “Managers and practitioners who work with children and families in Leicester”',
        longest: 500,
        rows: 2,
      }),
    ],
    lists: [routeList, outputList],
  };
}
