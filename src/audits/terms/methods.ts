import { asText, choiceEntry, choicesEntry, numberEntry, partOf, textEntry } from '#platform/forms';
import { methodKinds } from '../audit.ts';
import { caseStatusCodes, caseStatuses } from '../case-status.ts';
import type { ItemList, Section } from '../drafts/section.ts';
import { methodLabel } from '../method-label.ts';

const statuses = caseStatusCodes.map((code) => ({ value: code, label: caseStatuses[code] }));

export const methodList: ItemList = {
  code: 'method',
  title: 'Methods',
  one: 'method',
  hint: 'An audit may use several: a dip sample and a deep dive, or one method for cases that are open and another for those that are concluded.',
  none: 'No method is chosen yet.',
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
      hint: 'Leave empty if it is not settled',
      least: 0,
      most: 1000,
    }),
    choicesEntry({
      name: 'statuses',
      label: 'For cases of these statuses only',
      hint: 'Leave all empty where the method is for any case',
      options: statuses,
      small: true,
    }),
    textEntry({
      name: 'description',
      label: 'What is done',
      hint: 'In a sentence or two, for those who will do it',
      longest: 2000,
      rows: 4,
    }),
  ],
  head: (item) => {
    const kind = methodKinds.find((one) => one === asText(partOf(item, 'kind')));
    return kind === undefined ? 'A method' : methodLabel(kind);
  },
};

/** How cases are looked at. */
export function methodsSection(): Section {
  return {
    code: 'methods',
    title: 'How cases are looked at',
    lead: 'The methods, how many cases each is for, and for cases of which status.',
    entries: [],
    lists: [methodList],
  };
}
