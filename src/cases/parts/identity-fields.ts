import { caseStatusCodes, caseStatuses } from '#audits';
import {
  asText,
  choiceEntry,
  dayEntry,
  textEntry,
  tickEntry,
  type Entry,
  type Values,
} from '#platform/forms';
import { isMailAddress } from '#platform/mail';
import {
  emptyPerson,
  isRelation,
  relations,
  type CasePerson,
  type CasePractitioner,
  type IdentityPack,
} from '../identity.ts';
import { nhsNumberProblem, readNhsNumber } from '../rules/nhs-number.ts';
import { pupilNumberProblem, readPupilNumber } from '../rules/pupil-number.ts';

/** A text that must be of a form: refused with a sentence, kept as it is written properly. */
function checkedEntry(
  entry: Entry,
  problem: (text: string) => string | null,
  tidy: (text: string) => string,
): Entry {
  return {
    ...entry,
    read: (reader, form) => {
      const text = asText(entry.read(reader, form));
      const wrong = problem(text);
      if (wrong !== null) reader.refuse(entry.name, wrong);
      return text === '' || wrong !== null ? null : tidy(text);
    },
  };
}

const plain = { spellcheck: false } as const;

/** What is asked of a person; what somebody is to the child is asked of everybody but the child. */
export function personEntries(isChild: boolean): readonly Entry[] {
  return [
    ...(isChild
      ? []
      : [
          choiceEntry({
            name: 'relation',
            label: 'Who they are to the child',
            options: Object.entries(relations)
              .filter(([code]) => code !== 'child')
              .map(([value, label]) => ({ value, label })),
            as: 'radios',
            needed: 'Choose who they are to the child',
          }),
        ]),
    textEntry({ ...plain, name: 'name', label: 'Name', longest: 200, needed: !isChild }),
    textEntry({
      ...plain,
      name: 'other-names',
      label: 'Other names',
      hint: 'Former names, other spellings, names they are known by',
      longest: 300,
    }),
    dayEntry({ name: 'born', label: 'Date of birth' }),
    tickEntry({
      name: 'unborn',
      label: 'Not yet born',
      hint: 'The date above is then the day on which the child is expected',
    }),
    textEntry({ ...plain, name: 'sex', label: 'Sex', longest: 80, width: 'govuk-input--width-20' }),
    textEntry({ ...plain, name: 'address', label: 'Address', longest: 500, rows: 3 }),
    checkedEntry(
      textEntry({
        ...plain,
        name: 'nhs-number',
        label: 'NHS number',
        longest: 40,
        width: 'govuk-input--width-20',
      }),
      nhsNumberProblem,
      (text) => readNhsNumber(text) ?? text,
    ),
    checkedEntry(
      textEntry({
        ...plain,
        name: 'upn',
        label: 'Unique pupil number',
        longest: 40,
        width: 'govuk-input--width-20',
      }),
      pupilNumberProblem,
      (text) => readPupilNumber(text) ?? text,
    ),
    textEntry({ ...plain, name: 'school', label: 'School or setting', longest: 200 }),
    textEntry({ ...plain, name: 'practice', label: 'GP practice', longest: 200 }),
    textEntry({ ...plain, name: 'ethnicity', label: 'Ethnicity', longest: 200 }),
    textEntry({ ...plain, name: 'language', label: 'First language', longest: 200 }),
  ];
}

/** The facts of a person that are texts, by the names of their entries. */
const texts = {
  name: 'name',
  'other-names': 'otherNames',
  born: 'born',
  sex: 'sex',
  address: 'address',
  'nhs-number': 'nhsNumber',
  upn: 'upn',
  school: 'school',
  practice: 'practice',
  ethnicity: 'ethnicity',
  language: 'language',
} as const;

export function valuesOfPerson(person: CasePerson): Values {
  return {
    relation: person.relation,
    unborn: person.isUnborn || null,
    ...Object.fromEntries(Object.entries(texts).map(([field, fact]) => [field, person[fact] || null])),
  };
}

/** A person as these values say; who they are to the child stays for the child. */
export function personOf(id: string, values: Values): CasePerson {
  const relation = asText(values['relation']);
  return {
    ...emptyPerson,
    id,
    relation: id === 'child' ? 'child' : isRelation(relation) ? relation : 'other_adult',
    isUnborn: values['unborn'] === true,
    ...Object.fromEntries(Object.entries(texts).map(([field, fact]) => [fact, asText(values[field])])),
  };
}

export const practitionerEntries: readonly Entry[] = [
  textEntry({ ...plain, name: 'name', label: 'Name', longest: 200, needed: true }),
  textEntry({
    ...plain,
    name: 'role',
    label: 'Role',
    hint: 'Such as social worker, health visitor',
    longest: 200,
  }),
  textEntry({ ...plain, name: 'agency', label: 'Agency', longest: 200 }),
  checkedEntry(
    textEntry({ ...plain, name: 'email', label: 'E-mail address', longest: 254 }),
    (text) =>
      text === '' || isMailAddress(text.toLowerCase())
        ? null
        : 'Enter an e-mail address in the form name@example.org',
    (text) => text.toLowerCase(),
  ),
];

export function valuesOfPractitioner(practitioner: CasePractitioner): Values {
  const { name, role, agency, email } = practitioner;
  return { name: name || null, role: role || null, agency: agency || null, email: email || null };
}

export function practitionerOf(values: Values): CasePractitioner {
  const text = (name: string) => asText(values[name]);
  return { name: text('name'), role: text('role'), agency: text('agency'), email: text('email') };
}

/** What is said of the case as a whole. */
export const caseEntries: readonly Entry[] = [
  textEntry({
    ...plain,
    name: 'reference',
    label: 'Reference',
    hint: 'The number by which whoever supplied the list knows the child',
    longest: 100,
  }),
  textEntry({ ...plain, name: 'area', label: 'Area', longest: 200 }),
  choiceEntry({
    name: 'status',
    label: 'Status',
    options: caseStatusCodes.map((value) => ({ value, label: caseStatuses[value] })),
    as: 'list',
    nothing: 'Not known',
  }),
  textEntry({ ...plain, name: 'note', label: 'Note', longest: 4000, rows: 6 }),
];

export function valuesOfCase(pack: IdentityPack): Values {
  const { reference, area, status, note } = pack;
  return { reference: reference || null, area: area || null, status: status || null, note: note || null };
}

export function withCaseValues(pack: IdentityPack, values: Values): IdentityPack {
  const text = (name: string) => asText(values[name]);
  return {
    ...pack,
    reference: text('reference'),
    area: text('area'),
    status: text('status'),
    note: text('note'),
  };
}
