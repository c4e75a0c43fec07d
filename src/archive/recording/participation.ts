import type { Section } from '#audits';
import { participationLabel, participationStatuses } from '#cases';
import {
  asTexts,
  choicesEntry,
  numberEntry,
  numbersEntry,
  partOf,
  textEntry,
  tickEntry,
} from '#platform/forms';
import { agencyOptions, type NamedAgency } from './agencies.ts';
import { mostCases } from './cases.ts';

/** Who took part, a row an agency, as the table of the publication says it. */
export function participationSection(named: readonly NamedAgency[]): Section {
  const options = agencyOptions(named, { withServices: true });
  const labels = new Map(options.map((option) => [option.value, option.label]));
  return {
    code: 'participation',
    title: 'Who took part',
    lead: 'The table of the publication, a row an agency. Leave out what it does not say; an agency about which nothing was said is a row without numbers.',
    entries: [
      numberEntry({
        name: 'participation-sample',
        label: 'Cases against which each row is counted',
        hint: 'Leave empty if it is all cases of the audit',
        least: 0,
        most: mostCases,
      }),
      textEntry({
        name: 'participation-remark',
        label: 'Remark of the publication on who took part (optional)',
        longest: 2000,
        rows: 3,
      }),
    ],
    lists: [
      {
        code: 'row',
        title: 'Rows',
        one: 'row',
        none:
          options.length === 0
            ? 'Name the agencies in the section before this one; then add a row for each here.'
            : 'No row yet.',
        entries: [
          choicesEntry({
            name: 'agencies',
            label: 'Agency or service',
            hint: 'Several only where the publication gives one row for them together',
            options,
            small: true,
          }),
          tickEntry({ name: 'sector', label: 'Stands for a whole sector, such as all schools' }),
          numbersEntry({
            name: 'counts',
            label: 'Cases by status',
            hint: 'As published; leave empty what was not said',
            rows: participationStatuses.map((status) => ({
              value: status,
              label: participationLabel(status).label,
            })),
            most: mostCases,
          }),
          textEntry({
            name: 'reason',
            label: 'Why the question does not apply',
            hint: 'Needed where cases are counted as not applicable: “below school age”',
            longest: 200,
          }),
        ],
        head: (item) =>
          asTexts(partOf(item, 'agencies'))
            .map((one) => labels.get(one) ?? 'an agency that was removed')
            .join(', ') || 'A row without an agency',
      },
    ],
  };
}
