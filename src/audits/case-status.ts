/** Where a case stands when it is looked at: methods and quotas of a sample are set by it (Portsmouth 2017). */
export const caseStatuses = {
  early_help: 'Early help',
  child_in_need: 'Child in need',
  section_47: 'Section 47 enquiry',
  child_protection: 'Child protection plan',
  looked_after: 'Looked after',
  care_leaver: 'Care leaver',
  closed: 'Concluded or closed',
  other: 'Another status',
} as const;
export type CaseStatus = keyof typeof caseStatuses;

export const caseStatusCodes = Object.keys(caseStatuses) as readonly CaseStatus[];

/** True for a status's code. */
export function isCaseStatus(text: string): text is CaseStatus {
  return Object.hasOwn(caseStatuses, text);
}
