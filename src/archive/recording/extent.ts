import { asNumber, asText, choiceEntry, numberEntry, partOf, type Entry, type Stored } from '#platform/forms';
import { mostCases } from './cases.ts';

const words = ['some', 'several', 'many', 'most', 'one agency', 'some agencies', 'sometimes'] as const;

/** How far something reaches: a number of cases, or the vague word of the publication. */
export function extentEntries(): readonly Entry[] {
  return [
    numberEntry({
      name: 'cases',
      label: 'In how many cases',
      hint: 'The words, “in two of the six cases”, are made from it. Leave empty where no number is given.',
      least: 0,
      most: mostCases,
    }),
    numberEntry({
      name: 'of',
      label: 'Out of how many',
      hint: 'Leave empty if it is all cases of the audit',
      least: 1,
      most: mostCases,
    }),
    choiceEntry({
      name: 'said',
      label: 'Or the word of the publication',
      hint: 'Only where it gives no number',
      options: words.map((word) => ({ value: word, label: word })),
      as: 'list',
      nothing: 'None',
    }),
  ];
}

/** The extent as the file says it; undefined where nothing is said. */
export function readExtent(item: Stored): Record<string, string | number> | undefined {
  const [cases, of] = [asNumber(partOf(item, 'cases')), asNumber(partOf(item, 'of'))];
  const said = asText(partOf(item, 'said'));
  if (cases === null && of === null && said === '') return undefined;
  return {
    ...(cases === null ? {} : { cases }),
    ...(of === null ? {} : { of }),
    ...(said === '' ? {} : { said }),
  };
}
