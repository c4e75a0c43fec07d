// Ofsted Annex A lists 1 to 11, the Standard Safeguarding Dataset and the CIN census: headings as they are published, and
// as spreadsheets vary them in case, spacing and underscores (domain notes on data exchange, 5.1).
import type { FrameField } from '../frame.ts';

const known: Readonly<Record<FrameField, readonly string[]>> = {
  reference: [
    'child unique id',
    'child id',
    'childid',
    'person id',
    'pers person id',
    'case id',
    'case number',
    'reference',
    'ref',
    'la child id',
    'client id',
    'swift id',
    'mosaic id',
    'lcs id',
    'unique id',
    'id',
    'child reference',
    'system id',
  ],
  name: ['name', 'full name', 'child name', 'childs name', 'name of child', 'person name', 'client name'],
  forename: ['forename', 'first name', 'given name', 'forenames', 'pers forename', 'child forename'],
  surname: ['surname', 'last name', 'family name', 'pers surname', 'child surname'],
  born: [
    'date of birth',
    'dob',
    'birth date',
    'birthdate',
    'd o b',
    'pers dob',
    'child date of birth',
    'person birth date',
    'born',
  ],
  expected: [
    'expected date of birth',
    'expected person birth date',
    'pers expected dob',
    'edd',
    'expected dob',
    'due date',
    'expected date of delivery',
  ],
  sex: ['sex', 'gender', 'pers sex', 'pers gender', 'gender current'],
  ethnicity: ['ethnicity', 'ethnic origin', 'ethnic group', 'pers ethnicity', 'ethnic'],
  language: ['language', 'first language', 'home language', 'main language', 'preferred language'],
  nhsNumber: ['nhs number', 'nhs no', 'nhs', 'nhs num', 'pers single unique id', 'nhs id'],
  upn: ['upn', 'unique pupil number', 'pers upn', 'pupil number'],
  address: ['address', 'home address', 'current address', 'address line 1', 'full address'],
  postcode: ['postcode', 'post code', 'home postcode'],
  school: [
    'school',
    'school name',
    'setting',
    'school or setting',
    'nursery',
    'education provider',
    'school setting',
  ],
  practice: ['gp', 'gp practice', 'surgery', 'gp surgery', 'practice'],
  area: ['area', 'locality', 'local authority', 'la', 'district', 'council', 'authority', 'borough'],
  status: [
    'status',
    'case status',
    'case type',
    'plan type',
    'legal status',
    'current status',
    'type of case',
    'plan',
    'service',
  ],
  household: [
    'household',
    'household id',
    'family id',
    'family',
    'sibling group',
    'family group',
    'family reference',
  ],
};

const byHeading = new Map(
  Object.entries(known).flatMap(([field, headings]) =>
    headings.map((heading) => [heading.replaceAll(' ', ''), field as FrameField] as const),
  ),
);

/** A heading without what varies from one spreadsheet to the next: case, accents, blanks, underscores, punctuation. */
export function plainHeading(text: string): string {
  return text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 100);
}

/** What a heading is usually taken for; null where nothing is known of it. */
export function recogniseHeading(text: string): FrameField | null {
  const heading = plainHeading(text).replaceAll(' ', '');
  return byHeading.get(heading) ?? null;
}
