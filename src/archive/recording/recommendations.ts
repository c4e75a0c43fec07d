import { itemsOf, type Section } from '#audits';
import { choiceEntry, choicesEntry, dateEntry, textEntry, type Values } from '#platform/forms';
import { formLabel, kindLabel, recommendationForms, recommendationKinds } from '#recommendations';
import { agencyOptions, type NamedAgency } from './agencies.ts';
import { headOf } from './findings.ts';
import { themeEntries } from './themes.ts';

/** What the audit asks for: recommendations, and what the publication calls suggested actions. */
export function recommendationsSection(values: Values, named: readonly NamedAgency[]): Section {
  return {
    code: 'recommendations',
    title: 'What was recommended',
    lead: 'Recommendations and suggested actions, kept apart as the publication keeps them.',
    entries: [],
    lists: [
      {
        code: 'recommendation',
        title: 'Recommendations and suggested actions',
        one: 'recommendation or suggested action',
        none: 'Nothing is asked for yet.',
        entries: [
          choiceEntry({
            name: 'form',
            label: 'Published as',
            options: recommendationForms.map((form) => ({ value: form, label: formLabel(form).one })),
            as: 'radios',
            needed: 'Choose what it was published as',
          }),
          textEntry({
            name: 'text',
            label: 'What is asked for',
            called: 'recommendation',
            longest: 2000,
            rows: 4,
            needed: true,
          }),
          choiceEntry({
            name: 'kind',
            label: 'Kind of change',
            options: recommendationKinds.map((kind) => ({ value: kind, label: kindLabel(kind) })),
            as: 'list',
            needed: 'Choose what kind of change is asked for',
          }),
          choicesEntry({
            name: 'owners',
            label: 'Who owes a response (optional)',
            options: agencyOptions(named, { withServices: true }),
            small: true,
          }),
          textEntry({
            name: 'owner-name',
            label: 'Or a body that is no agency',
            hint: 'Such as “The Board”',
            longest: 200,
          }),
          dateEntry({ name: 'due', label: 'Due (optional)' }),
          ...themeEntries(),
          choicesEntry({
            name: 'findings',
            label: 'Findings that it answers (optional)',
            options: itemsOf(values, { code: 'finding' }).map((finding) => ({
              value: finding.id,
              label: headOf(finding.value),
            })),
            small: true,
          }),
          textEntry({
            name: 'then-by',
            label: 'Who takes the next step after the response (optional)',
            longest: 200,
          }),
          textEntry({
            name: 'then',
            label: 'What they then do',
            hint: 'The rest of the sentence: “looks at a sample of minutes”',
            longest: 2000,
          }),
        ],
        head: headOf,
      },
    ],
  };
}
