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

/** What the fields of a section are read with when they are saved, beside their own former values. */
export type SavingNeeds = {
  readonly around: readonly ('areas' | 'agencies' | 'colleagues' | 'contacts')[];
  readonly fields: { readonly names: readonly string[]; readonly starts?: readonly string[] };
};

const needs: Readonly<Record<string, SavingNeeds>> = {
  sample: { around: ['areas'], fields: { names: [] } },
  agencies: { around: ['agencies'], fields: { names: [] } },
  // Offers whom the pages of the agencies that are asked name.
  contacts: {
    around: ['agencies', 'colleagues', 'contacts'],
    fields: { names: [], starts: [agencyField('')] },
  },
  // Its days are those of the pace that was chosen.
  timetable: { around: [], fields: { names: ['timetable'] } },
  // Only agencies that are asked have a basis on which they share.
  basis: { around: ['agencies'], fields: { names: [], starts: [agencyField('')] } },
};

/** The other sections ask what is the same for everybody. */
export function savingNeedsOf(section: string | undefined): SavingNeeds {
  return needs[section ?? ''] ?? { around: [], fields: { names: [] } };
}

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
