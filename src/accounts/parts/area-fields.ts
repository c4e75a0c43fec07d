import { fieldError, readForm, type FormProblem } from '#platform/forms';
import { input, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import type { Area, Nation } from '../store/partnerships.ts';

export type AreaTyped = { readonly name: string; readonly nation: string };

/** Name and nation as they were typed, or what is wrong with them. `others`: the areas there are besides. */
export function readArea(
  form: Form,
  nations: readonly Nation[],
  others: readonly Area[],
): { readonly area: { name: string; nation: Nation } | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const name = reader.text('name', { called: 'name of the area', longest: 120 });
  const nation = reader.choice('nation', nations, 'Choose the nation');
  const same = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  if (same !== undefined) reader.refuse('name', areaTaken(same.name));
  const isRight = reader.problems.length === 0 && nation !== null;
  return { area: isRight ? { name, nation } : null, problems: reader.problems };
}

/** What is said of a name that an area has already. */
export function areaTaken(name: string): string {
  return `There is an area ${name} already. Enter another name`;
}

/** The fields that an area is added and changed with. */
export function areaFields(
  values: AreaTyped,
  nations: readonly Nation[],
  problems: readonly FormProblem[],
): SafeHtml {
  return html`${input({
    id: 'name',
    name: 'name',
    label: { text: 'Name of the area' },
    hint: { text: 'The council area, such as "Leicester"' },
    classes: 'govuk-input--width-20',
    value: values.name,
    ...fieldError(problems, 'name'),
  })}${radios({
    idPrefix: 'nation',
    name: 'nation',
    value: values.nation,
    fieldset: { legend: { text: 'Nation' } },
    hint: { text: 'Its rules and bank holidays hold there' },
    items: nations.map((nation) => ({ value: nation, text: nation })),
    ...fieldError(problems, 'nation'),
  })}`;
}
