/** Kinds of organisation that take part in audits (glossary.md, agencyType). A label is data for the page. */
export const agencyTypes = {
  csc: "Children's social care",
  early_help: 'Early help',
  police: 'Police',
  hospital: 'Acute hospital trust',
  community_health: 'Community health',
  mental_health: 'Mental health',
  gp_icb: 'GP practices and integrated care board',
  school: 'Schools and education settings',
  college: 'College',
  early_years: 'Early years',
  probation: 'Probation',
  yjs: 'Youth justice service',
  cafcass: 'Cafcass',
  housing: 'Housing',
  vcs: 'Voluntary and community sector',
  adult_sc: 'Adult social care',
  substance: 'Substance use service',
  sarc: 'Sexual assault referral centre',
  sexual_violence: 'Sexual and domestic violence service',
  ambulance: 'Ambulance service',
  learning: 'Education and learning services',
  partnership_office: 'Partnership office',
  other: 'Other',
} as const;
export type AgencyType = keyof typeof agencyTypes;

/** True for a type's code. */
export function isAgencyType(text: string): text is AgencyType {
  return Object.hasOwn(agencyTypes, text);
}

/** "Police"; a code that is not known any more is shown as it is. */
export function sayAgencyType(code: string): string {
  return isAgencyType(code) ? agencyTypes[code] : code;
}
