import type { MethodKind } from './audit.ts';

const labels: Readonly<Record<MethodKind, string>> = {
  dip_sample: 'Dip sample',
  deep_dive: 'Deep dive',
  paper_audit: 'Paper audit',
  reflective_meeting: 'Reflective practice meeting',
  case_file_audit: 'Case file audit',
  practitioner_event: 'Practitioner event',
  appreciative_inquiry: 'Appreciative inquiry',
  systems_conversation: 'Systems conversation',
  jtai_style: 'Audit in the style of a joint targeted area inspection',
  section_11: 'Section 11 audit',
  other: 'Other method',
};

/** The name of a method: "Dip sample". */
export function methodLabel(kind: MethodKind): string {
  return labels[kind];
}
