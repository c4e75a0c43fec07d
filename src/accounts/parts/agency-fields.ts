import { fieldError, readDay, readForm, type FormProblem } from '#platform/forms';
import { input, select, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { agencyTypes, type AgencyType } from '../agency.ts';
import type { AgencyRow } from '../store/agencies.ts';

/** What the fields hold, as text. */
export type AgencyTyped = {
  readonly name: string;
  readonly shortName: string;
  readonly type: string;
  readonly standsFor: string;
  readonly services: string;
  readonly joined: string;
  readonly left: string;
};

export type AgencyRead = {
  readonly name: string;
  readonly shortName: string;
  readonly type: AgencyType;
  readonly standsFor: string | undefined;
  readonly services: readonly string[];
  readonly joined: string | null;
  readonly left: string | null;
};

const types = Object.keys(agencyTypes) as readonly AgencyType[];
const mostServices = 50;

/** The fields as they were sent, for showing again. */
export function agencyAsTyped(form: Form): AgencyTyped {
  return {
    name: form.text('name'),
    shortName: form.text('short-name'),
    type: form.text('type'),
    standsFor: form.text('stands-for'),
    services: form.text('services'),
    joined: form.text('joined'),
    left: form.text('left'),
  };
}

/** An agency as it was typed, or what is wrong with it. `others`: the partnership's agencies besides. */
export function readAgency(
  form: Form,
  others: readonly AgencyRow[],
): { readonly agency: AgencyRead | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const name = reader.text('name', { called: 'name', longest: 200 });
  const shortName = reader.text('short-name', { called: 'short name', longest: 80 });
  const same = others.find((other) => other.shortName.toLowerCase() === shortName.toLowerCase());
  if (same !== undefined) reader.refuse('short-name', shortNameTaken(same));
  const type = reader.choice('type', types, 'Choose the type of agency');
  const standsFor = reader.text('stands-for', { called: 'what it stands for', longest: 200, needed: false });
  const lines = reader.text('services', { called: 'services', longest: 5000, needed: false, lines: true });
  const services = distinct(lines);
  const long = services.find((service) => service.length > 120);
  if (long !== undefined)
    reader.refuse(
      'services',
      `The service that begins with “${long.slice(0, 30)}” must be 120 characters or fewer`,
    );
  if (services.length > mostServices)
    reader.refuse('services', `There can be at most ${mostServices} services. Enter one a line`);
  const joined = readDay(form.text('joined'));
  if (joined === undefined) reader.refuse('joined', 'Enter the day it joined, such as 31 March 2024');
  const left = readDay(form.text('left'));
  if (left === undefined) reader.refuse('left', 'Enter the day it left, such as 31 March 2024');
  if (joined && left && left < joined)
    reader.refuse('left', 'The day it left must not be before the day it joined');
  const isRight = reader.problems.length === 0 && type !== null && joined !== undefined && left !== undefined;
  return {
    agency: isRight
      ? { name, shortName, type, standsFor: standsFor || undefined, services, joined, left }
      : null,
    problems: reader.problems,
  };
}

/** What is said of a short name that another agency has, in whatever case. */
export function shortNameTaken(other: { readonly name: string; readonly shortName: string }): string {
  const full = other.name === other.shortName ? '' : ` (${other.name})`;
  return `${other.shortName}${full} has this short name already. Enter another one`;
}

/** One a line, without the empty ones and without those that differ by case only. */
function distinct(lines: string): readonly string[] {
  const named = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return [...new Map(named.toReversed().map((line) => [line.toLowerCase(), line])).values()].toReversed();
}

/** The fields that an agency is added and changed with. `has`: services it has already, which stay. */
export function agencyFields(
  values: AgencyTyped,
  problems: readonly FormProblem[],
  has: readonly string[] | null,
): SafeHtml {
  const field = (id: string, label: string, hint: string, value: string, classes: string) =>
    input({
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      value,
      classes,
      ...fieldError(problems, id),
    });
  return html`${field('name', 'Name', 'In full, as it calls itself', values.name, 'govuk-input--width-30')}${field(
    'short-name',
    'Short name',
    'Its own in this partnership, for tables: such as "Police" or "LPT"',
    values.shortName,
    'govuk-input--width-20',
  )}${select({
    id: 'type',
    name: 'type',
    label: { text: 'Type' },
    value: values.type,
    items: [
      { value: '', text: 'Choose a type' },
      ...types.map((code) => ({ value: code, text: agencyTypes[code] })),
    ],
    ...fieldError(problems, 'type'),
  })}${field(
    'stands-for',
    'Stands for (optional)',
    'Where one agency answers for many places, such as "all schools of the city"',
    values.standsFor,
    'govuk-input--width-30',
  )}${has !== null && has.length > 0 && html`<p class="govuk-body">Services it has: ${has.join(', ')}.</p>`}${textarea(
    {
      id: 'services',
      name: 'services',
      label: { text: has === null ? 'Services (optional)' : 'More services (optional)' },
      hint: { text: 'Parts of it that are spoken of apart, one a line. A service that was added stays' },
      rows: '4',
      value: values.services,
      ...fieldError(problems, 'services'),
    },
  )}${field(
    'joined',
    'Part of the partnership since (optional)',
    'A day, such as 31 March 2024',
    values.joined,
    'govuk-input--width-20',
  )}${
    has !== null &&
    field(
      'left',
      'Left the partnership on (optional)',
      'Leave empty while it takes part. It stays in the audits it took part in',
      values.left,
      'govuk-input--width-20',
    )
  }`;
}
