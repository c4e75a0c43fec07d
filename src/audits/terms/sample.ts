import { asText, choiceEntry, numberEntry, numbersEntry, partOf, textEntry } from '#platform/forms';
import { caseStatusCodes, caseStatuses } from '../case-status.ts';
import type { ItemList, Section } from '../drafts/section.ts';
import type { Around } from './around.ts';

/** How cases come into the sample (process.md, step 3). */
export const selections = {
  stratified: 'Drawn at random, so many from each group',
  random: 'Drawn at random',
  picked: 'Picked, each with a reason',
  every: 'Every case that fits',
  supplied: 'As supplied by an agency',
} as const;

export const otherAreaList: ItemList = {
  code: 'other-area',
  title: 'Areas of joint partners',
  one: 'area',
  hint: 'For an audit run jointly with another partnership.',
  none: 'No area of another partnership.',
  entries: [
    textEntry({ name: 'name', label: 'Area', called: 'area', longest: 120, needed: true }),
    numberEntry({ name: 'cases', label: 'Cases from it', least: 0, most: 1000 }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

export const partnerList: ItemList = {
  code: 'partner',
  title: 'Joint partners',
  one: 'joint partner',
  hint: 'Another partnership that runs the audit with yours. Its name stands on the documents.',
  none: 'The audit is run by your partnership alone.',
  entries: [
    textEntry({ name: 'name', label: 'Name', longest: 300, needed: true }),
    textEntry({
      name: 'short-name',
      label: 'Short name',
      longest: 80,
      needed: true,
      width: 'govuk-input--width-20',
    }),
  ],
  head: (item) => asText(partOf(item, 'name')),
};

/** Which cases, how many, from where. */
export function sampleSection(around: Pick<Around, 'areas'>): Section {
  return {
    code: 'sample',
    title: 'Which cases',
    lead: 'How many cases, from which areas and of which status, and how they are chosen.',
    entries: [
      numberEntry({ name: 'cases', label: 'Cases in all', least: 1, most: 1000 }),
      numberEntry({
        name: 'reserves',
        label: 'Reserves',
        hint: 'Cases that stand by, should one turn out not to fit',
        least: 0,
        most: 1000,
      }),
      ...(around.areas.length === 0
        ? []
        : [
            numbersEntry({
              name: 'cases-by-area',
              label: 'Cases by area',
              hint: 'Leave empty where the number is open',
              rows: around.areas.map((area) => ({ value: area.id, label: area.name })),
              most: 1000,
            }),
          ]),
      numbersEntry({
        name: 'cases-by-status',
        label: 'Cases by status',
        hint: 'Only where the sample is to have so many of each',
        rows: caseStatusCodes.map((code) => ({ value: code, label: caseStatuses[code] })),
        most: 1000,
      }),
      textEntry({
        name: 'frame-supplier',
        label: 'Who supplies the list to choose from',
        hint: 'Such as “Safeguarding Unit, Children’s Social Care”',
        longest: 300,
      }),
      textEntry({
        name: 'frame-criterion',
        label: 'Which children are on that list',
        hint: 'The criterion, so that a reader can tell what the sample cannot say',
        longest: 2000,
        rows: 3,
      }),
      choiceEntry({
        name: 'selection',
        label: 'How cases are chosen from it',
        options: Object.entries(selections).map(([value, label]) => ({ value, label })),
        as: 'radios',
      }),
      textEntry({
        name: 'selection-note',
        label: 'More about how they are chosen',
        hint: 'For example by sex, age band or ethnicity, and which cases are left out',
        longest: 2000,
        rows: 3,
      }),
    ],
    lists: [partnerList, otherAreaList],
  };
}
