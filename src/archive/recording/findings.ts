import { itemsOf, type ItemList, type Section } from '#audits';
import { findingKinds, findingLabel } from '#findings';
import {
  asText,
  choiceEntry,
  choicesEntry,
  partOf,
  textEntry,
  type Stored,
  type Values,
} from '#platform/forms';
import { agencyOptions, type NamedAgency } from './agencies.ts';
import { areaList } from './cases.ts';
import { extentEntries } from './extent.ts';
import { themeEntries } from './themes.ts';

/** Characters of a sentence by which it is known among others. */
const headLength = 90;

/** The beginning of an item's text, by which it is known among others. */
export function headOf(item: Stored): string {
  const text = Array.from(asText(partOf(item, 'text')));
  return text.length <= headLength ? text.join('') : `${text.slice(0, headLength).join('').trimEnd()}…`;
}

/** What the audit found, a strength or a learning point an item. */
export function findingsSection(values: Values, named: readonly NamedAgency[]): Section {
  return {
    code: 'findings',
    title: 'What was found',
    lead: 'Strengths and learning, one finding each, in your own words. Nothing that could point to one family.',
    entries: [],
    lists: [
      {
        code: 'finding',
        title: 'Findings',
        one: 'finding',
        none: 'No finding yet.',
        entries: [
          choiceEntry({
            name: 'kind',
            label: 'Kind',
            options: findingKinds.map((kind) => ({ value: kind, label: findingLabel(kind).label })),
            as: 'radios',
            needed: 'Choose strength, learning or noted',
          }),
          textEntry({
            name: 'text',
            label: 'What was found',
            called: 'finding',
            hint: 'One or two sentences, without a number of cases: that goes below',
            longest: 2000,
            rows: 4,
            needed: true,
          }),
          ...themeEntries(),
          ...extentEntries(),
          choicesEntry({
            name: 'agencies',
            label: 'Agencies that it is about (optional)',
            options: agencyOptions(named, { withServices: false }),
            small: true,
          }),
          textEntry({ name: 'heading', label: 'Heading under which it stands (optional)', longest: 200 }),
          choiceEntry({
            name: 'area',
            label: 'Area (optional)',
            options: itemsOf(values, areaList).map((area) => ({
              value: area.id,
              label: areaList.head(area.value),
            })),
            as: 'list',
            nothing: 'The audit as a whole',
          }),
          textEntry({
            name: 'case-label',
            label: 'Case (optional)',
            hint: 'As published: “Case One”. Never a name.',
            longest: 80,
          }),
        ],
        head: headOf,
      },
    ],
  };
}

const statementKinds = {
  conclusion: 'Conclusion',
  nil_escalation: 'No child was found to be unsafe',
  held_back: 'Actions were fed back apart',
  limit: 'What the sample cannot say',
} as const;

const statementList: ItemList = {
  code: 'statement',
  title: 'Statements',
  one: 'statement',
  none: 'No statement yet.',
  entries: [
    choiceEntry({
      name: 'kind',
      label: 'Kind of statement',
      options: Object.entries(statementKinds).map(([value, label]) => ({ value, label })),
      as: 'radios',
      needed: 'Choose what kind of statement it is',
    }),
    textEntry({
      name: 'text',
      label: 'What it says',
      called: 'statement',
      longest: 2000,
      rows: 4,
      needed: true,
    }),
    ...extentEntries(),
  ],
  head: headOf,
};

/** Sentences of the publication about the audit as a whole. */
export function statementsSection(): Section {
  return {
    code: 'statements',
    title: 'Statements',
    lead: 'What the publication says of the audit as a whole: its conclusion, that no child was found unsafe, what the sample cannot say.',
    entries: [],
    lists: [statementList],
  };
}
