import { fieldError, readDay, readForm, type FormProblem } from '#platform/forms';
import { input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { settingKindCodes, settingKinds, type NewSetting } from '../setting.ts';
import type { Area } from '../store/partnerships.ts';

/** What the fields hold, as text. */
export type SettingTyped = {
  readonly name: string;
  readonly kind: string;
  readonly area: string;
  readonly code: string;
  readonly left: string;
};

export type SettingRead = NewSetting & { readonly left: string | null };

/** Lengths that the database holds to. */
export const settingLimits = { name: 200, code: 40 } as const;

/** The fields as they were sent, for showing again. */
export function settingAsTyped(form: Form): SettingTyped {
  return {
    name: form.text('name'),
    kind: form.text('kind'),
    area: form.text('area'),
    code: form.text('code'),
    left: form.text('left'),
  };
}

/** A setting as it was typed, or what is wrong with it. `areas`: those of the partnership. */
export function readSetting(
  form: Form,
  areas: readonly Area[],
): { readonly setting: SettingRead | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const name = reader.text('name', { called: 'name', longest: settingLimits.name });
  const kind = reader.choice('kind', settingKindCodes, 'Choose the kind of setting');
  const area = form.text('area') === '' ? null : form.text('area');
  if (area !== null && !areas.some((one) => one.id === area))
    reader.refuse('area', 'Choose an area of the partnership, or none');
  const code = reader.text('code', { called: 'reference', longest: settingLimits.code, needed: false });
  const left = readDay(form.text('left'));
  if (left === undefined) reader.refuse('left', 'Enter the day it left, such as 31 March 2024');
  const isRight = reader.problems.length === 0 && kind !== null && left !== undefined;
  return {
    setting: isRight ? { name, kind, area, code: code || null, left } : null,
    problems: reader.problems,
  };
}

/** What is said when the database finds the setting there already; null when something else broke. */
export function settingTaken(constraint: string | null, setting: NewSetting): FormProblem | null {
  if (constraint === 'setting_name')
    return {
      field: 'name',
      message: `${setting.name} is on the list already, in the same area. Enter another name, or choose its area`,
    };
  if (constraint === 'setting_code')
    return { field: 'code', message: `Another setting has the reference ${setting.code}. Enter another one` };
  return null;
}

/** The choice of a kind; `text`: what stands before one is chosen. */
export function kindField(value: string, problems: readonly FormProblem[], hint?: string): SafeHtml {
  return select({
    id: 'kind',
    name: 'kind',
    label: { text: 'Kind' },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    value,
    items: [
      { value: '', text: 'Choose a kind' },
      ...settingKindCodes.map((code) => ({ value: code, text: settingKinds[code] })),
    ],
    ...fieldError(problems, 'kind'),
  });
}

/** The fields that a setting is added and changed with; the day it left only `toChange` one. */
export function settingFields(
  values: SettingTyped,
  areas: readonly Area[],
  problems: readonly FormProblem[],
  toChange: boolean,
): SafeHtml {
  const field = (id: string, label: string, hint: string, value: string, classes: string) =>
    input({
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      value,
      classes,
      autocomplete: 'off',
      ...fieldError(problems, id),
    });
  return html`${field('name', 'Name', 'As it calls itself, such as "Hillside Primary School"', values.name, 'govuk-input--width-30')}
  ${kindField(values.kind, problems)}
  ${
    areas.length > 0 &&
    select({
      id: 'area',
      name: 'area',
      label: { text: 'Area (optional)' },
      value: values.area,
      items: [{ value: '', text: 'No area' }, ...areas.map((area) => ({ value: area.id, text: area.name }))],
      ...fieldError(problems, 'area'),
    })
  }
  ${field('code', 'Reference (optional)', 'Its own number, such as a school’s URN or a practice code', values.code, 'govuk-input--width-10')}
  ${
    toChange &&
    field(
      'left',
      'Left on (optional)',
      'The day from which the agency no longer stands for it, such as 31 March 2024. It stays in what was recorded',
      values.left,
      'govuk-input--width-20',
    )
  }`;
}
