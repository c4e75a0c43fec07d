import { choiceEntry, linesEntry, textEntry } from '#platform/forms';
import type { Section } from '../drafts/section.ts';
import { gradingScales } from '../grading-scale.ts';

/** Whether and how it grades. */
export function gradingSection(): Section {
  return {
    code: 'grading',
    title: 'Grading',
    lead: 'Grades can be compared only within one scale. Many audits publish none.',
    entries: [
      choiceEntry({
        name: 'scale',
        label: 'Scale',
        options: gradingScales.map((scale) => ({
          value: scale.code,
          label: scale.label,
          hint: scale.grades.length > 0 ? `${scale.about}. ${scale.grades.join(' · ')}` : scale.about,
        })),
        as: 'radios',
      }),
      linesEntry({
        name: 'own-grades',
        label: 'Grades of your own scale',
        hint: 'Only for a scale of your own. One a line, best first.',
        one: 'grade',
        longest: 200,
        most: 12,
        rows: 4,
      }),
      textEntry({
        name: 'grading-note',
        label: 'What is graded, and by whom',
        hint: 'For example each agency’s own practice, moderated by the panel',
        longest: 1000,
        rows: 3,
      }),
    ],
    lists: [],
  };
}
