import { caseStatusCodes, caseStatuses, isCaseStatus } from '#audits';
import {
  asText,
  choiceEntry,
  dayEntry,
  readForm,
  textEntry,
  tickEntry,
  type Entry,
  type FormProblem,
} from '#platform/forms';
import type { Form } from '#platform/http';
import type { FrameChild } from './identity.ts';
import { readNhsNumber } from './rules/nhs-number.ts';

/** What is typed of a child who stands on no list, in the fields of a list. `today` is ISO. */
export function childEntries(today: string): readonly Entry[] {
  const day = Temporal.PlainDate.from(today);
  const within = { from: day.subtract({ years: 26 }).toString(), until: day.add({ months: 10 }).toString() };
  const line = (name: string, label: string, hint?: string, longest = 300) =>
    textEntry({ name, label, hint, longest });
  return [
    textEntry({
      name: 'name',
      label: 'Name of the child',
      called: 'name of the child',
      longest: 300,
      needed: true,
    }),
    dayEntry({
      name: 'born',
      label: 'Date of birth',
      hint: 'Of an unborn child the day it is expected. A day, such as 31 March 2016',
      within,
    }),
    tickEntry({ name: 'unborn', label: 'The child is not born yet' }),
    line('sex', 'Sex'),
    line('ethnicity', 'Ethnicity'),
    line('language', 'First language'),
    textEntry({ name: 'nhs-number', label: 'NHS number', longest: 20, width: 'govuk-input--width-10' }),
    textEntry({ name: 'upn', label: 'Unique pupil number', longest: 20, width: 'govuk-input--width-10' }),
    textEntry({ name: 'address', label: 'Address', longest: 500, rows: 3 }),
    line('school', 'School or setting'),
    line('practice', 'GP practice'),
    line('area', 'Area'),
    choiceEntry({
      name: 'status',
      label: 'Status of the case',
      options: caseStatusCodes.map((value) => ({ value, label: caseStatuses[value] })),
      as: 'list',
      nothing: 'Not known',
    }),
    line(
      'reference',
      'Number of the agency that knows the child',
      'As it stands in the agency’s own records',
      120,
    ),
    line('household', 'Household', 'Whatever tells that children live together', 120),
  ];
}

/** Reads a typed child; `problems` say what is wrong. */
export function readChild(
  form: Form,
  today: string,
): { readonly child: FrameChild; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const values = new Map(childEntries(today).map((entry) => [entry.name, entry.read(reader, form)]));
  const text = (name: string): string => asText(values.get(name) ?? null);
  const nhsNumber = readNhsNumber(text('nhs-number'));
  if (nhsNumber === null)
    reader.refuse('nhs-number', 'NHS number must be ten figures, and the last must agree with the others');
  const status = text('status');
  const child: FrameChild = {
    reference: text('reference'),
    name: text('name'),
    born: text('born'),
    isUnborn: values.get('unborn') === true,
    sex: text('sex'),
    ethnicity: text('ethnicity'),
    language: text('language'),
    nhsNumber: nhsNumber ?? '',
    upn: text('upn'),
    address: text('address'),
    school: text('school'),
    practice: text('practice'),
    area: text('area'),
    status: isCaseStatus(status) ? status : '',
    household: text('household'),
  };
  return { child, problems: reader.problems };
}
