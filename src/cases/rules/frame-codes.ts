// Codes of the CIN census and Annex A for sex, ethnicity and status, as words; what is not known stays as it was given.
import { caseStatuses, type CaseStatus } from '#audits';
import { plainHeading } from './frame-heading.ts';

const sexes: Readonly<Record<string, string>> = {
  '1': 'Male',
  m: 'Male',
  male: 'Male',
  boy: 'Male',
  man: 'Male',
  '2': 'Female',
  f: 'Female',
  female: 'Female',
  girl: 'Female',
  woman: 'Female',
  '0': '',
  '9': '',
  u: '',
  unknown: '',
  'not known': '',
  'not recorded': '',
  unborn: '',
  i: 'Indeterminate',
  indeterminate: 'Indeterminate',
};

const ethnicities: Readonly<Record<string, string>> = {
  wbri: 'White British',
  wiri: 'White Irish',
  wirt: 'Traveller of Irish heritage',
  wrom: 'Gypsy or Roma',
  woth: 'Any other White background',
  mwbc: 'White and Black Caribbean',
  mwba: 'White and Black African',
  mwas: 'White and Asian',
  moth: 'Any other mixed background',
  aind: 'Indian',
  apkn: 'Pakistani',
  aban: 'Bangladeshi',
  aoth: 'Any other Asian background',
  bcrb: 'Black Caribbean',
  bafr: 'Black African',
  both: 'Any other Black background',
  chne: 'Chinese',
  ooth: 'Any other ethnic group',
  refu: 'Refused',
  nobt: '',
  'not known': '',
  unknown: '',
};

const statuses: Readonly<Record<CaseStatus, readonly string[]>> = {
  early_help: [
    'early help',
    'eh',
    'eha',
    'caf',
    'tac',
    'team around the child',
    'team around the family',
    'taf',
    'targeted support',
  ],
  child_in_need: [
    'child in need',
    'cin',
    'cin plan',
    'child in need plan',
    'children in need',
    's17',
    'section 17',
  ],
  section_47: ['section 47', 's47', 's47 enquiry', 'section 47 enquiry', 'sec 47', 'strategy discussion'],
  child_protection: [
    'child protection',
    'cp',
    'cpp',
    'cp plan',
    'child protection plan',
    'subject to a child protection plan',
  ],
  looked_after: [
    'looked after',
    'lac',
    'cla',
    'looked after child',
    'child looked after',
    'children looked after',
    'cic',
    'child in care',
    'in care',
    's20',
    's31',
    'section 20',
  ],
  care_leaver: ['care leaver', 'leaving care', 'cl', 'former relevant', 'relevant child'],
  closed: [
    'closed',
    'concluded',
    'nfa',
    'no further action',
    'stepped down',
    'ended',
    'concluded or closed',
    'closed to social care',
  ],
  other: ['other', 'another status', 'assessment', 'referral'],
};

const byStatus = new Map(
  Object.entries(statuses).flatMap(([status, words]) => [
    ...words.map((word) => [word, status as CaseStatus] as const),
    [plainHeading(caseStatuses[status as CaseStatus]), status as CaseStatus] as const,
  ]),
);

/** A sex in words; '' where it is not known. Anything else stays as it was given. */
export function readSex(text: string): string {
  const word = plainHeading(text);
  return Object.hasOwn(sexes, word) ? (sexes[word] ?? '') : text.trim();
}

/** An ethnicity in words; see readSex. */
export function readEthnicity(text: string): string {
  const word = plainHeading(text);
  return Object.hasOwn(ethnicities, word) ? (ethnicities[word] ?? '') : text.trim();
}

/** The code of a status; '' where nothing was given, null where it is none that we know. */
export function readStatus(text: string): CaseStatus | '' | null {
  const word = plainHeading(text);
  return word === '' ? '' : (byStatus.get(word) ?? null);
}
