import type { Section } from '#audits';
import type { Values } from '#platform/forms';
import { readAgencies } from './agencies.ts';
import type { Around } from './around.ts';
import { casesSection } from './cases.ts';
import { findingsSection, statementsSection } from './findings.ts';
import { guidanceSection, readersSection } from './guidance.ts';
import { participationSection } from './participation.ts';
import { publicationSection } from './publication.ts';
import { recommendationsSection } from './recommendations.ts';
import { whoSection } from './who.ts';
import { whySection } from './why.ts';

/** The sections in which a publication is recorded, in the order in which a briefing usually tells them. */
export function recordingSections(values: Values, around: Around): readonly Section[] {
  const named = readAgencies(values, around);
  return [
    publicationSection(),
    whySection(),
    casesSection(),
    whoSection(around, named),
    participationSection(named),
    findingsSection(values, named),
    statementsSection(),
    recommendationsSection(values, named),
    guidanceSection(around),
    readersSection(),
  ];
}
