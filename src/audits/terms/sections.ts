import { partOf, type Values } from '#platform/forms';
import type { Section } from '../drafts/section.ts';
import { agenciesSection, agencyField } from './agencies.ts';
import type { Around } from './around.ts';
import { basisSection } from './basis.ts';
import { contactsSection } from './contacts.ts';
import { governanceSection } from './governance.ts';
import { gradingSection } from './grading.ts';
import { guidanceSection } from './guidance.ts';
import { methodsSection } from './methods.ts';
import { periodSection } from './period.ts';
import { questionsSection } from './questions.ts';
import { sampleSection } from './sample.ts';
import { subjectSection } from './subject.ts';
import { timetableSection } from './timetable.ts';

/** The sections of terms of reference in the order of the task list. Some offer only what others have chosen. */
export function termsSections(values: Values, around: Around): readonly Section[] {
  const asked = around.agencies.filter((agency) => partOf(values[agencyField(agency.id)], 'asked') === true);
  return [
    subjectSection(),
    questionsSection(),
    methodsSection(),
    sampleSection(around),
    periodSection(),
    agenciesSection(around),
    contactsSection(asked, values, around),
    timetableSection(values, around),
    guidanceSection(around.library),
    gradingSection(),
    governanceSection(),
    basisSection(asked),
  ];
}
