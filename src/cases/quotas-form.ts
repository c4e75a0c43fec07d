import { caseStatuses } from '#audits';
import { fieldError, readNumber, type FormProblem, type Typed, typedText } from '#platform/forms';
import { fieldset, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { ageBands, ethnicGroups, mostDrawn, mostQuotas, sexes, type Group, type Quota } from './quota.ts';

/** The traits of a group, and what may be chosen of each, by its code. Areas are those of the partnership and the terms. */
type Choices = Readonly<Record<keyof Group, Readonly<Record<string, string>>>>;

const labels: Readonly<Record<keyof Group, string>> = {
  area: 'Area',
  status: 'Status',
  age: 'Age',
  sex: 'Sex',
  ethnicity: 'Ethnicity',
};
const traits = Object.keys(labels) as readonly (keyof Group)[];

function choicesOf(areas: readonly string[]): Choices {
  return {
    area: Object.fromEntries(areas.map((area) => [area, area])),
    status: caseStatuses,
    age: ageBands,
    sex: sexes,
    ethnicity: ethnicGroups,
  };
}

/** The id of a field of a group of the form; groups count from 1. */
export function quotaField(place: number, what: keyof Quota): string {
  return `quota-${place}-${what}`;
}

export type ReadQuotas = {
  readonly quotas: readonly Quota[];
  /** Where each of them stands on the form, from 1. */
  readonly places: readonly number[];
  readonly problems: readonly FormProblem[];
};

/** Reads the groups of the form; those in which nothing was said are passed over. */
export function readQuotas(form: Form, areas: readonly string[]): ReadQuotas {
  const choices = choicesOf(areas);
  const quotas: Quota[] = [];
  const places: number[] = [];
  const problems: FormProblem[] = [];
  for (let place = 1; place <= mostQuotas; place += 1) {
    const typed = (what: keyof Quota): string => form.text(quotaField(place, what)).trim();
    if ([...traits, 'cases' as const, 'reserves' as const].every((what) => typed(what) === '')) continue;
    const choose = <Trait extends keyof Group>(trait: Trait): Group[Trait] => {
      const chosen = typed(trait);
      // What is offered are the codes of the trait, or the areas by name.
      if (chosen === '' || Object.hasOwn(choices[trait], chosen)) return chosen as Group[Trait];
      problems.push({
        field: quotaField(place, trait),
        message: `${labels[trait]} of group ${place}: choose again, what was chosen is not offered`,
      });
      return '' as Group[Trait];
    };
    const count = (what: 'cases' | 'reserves'): number | null =>
      readNumber(typed(what), 0, mostDrawn, () =>
        problems.push({
          field: quotaField(place, what),
          message: `${what === 'cases' ? 'Cases' : 'Reserves'} of group ${place} must be a whole number from 0 to ${mostDrawn}`,
        }),
      );
    const group: Group = {
      area: choose('area'),
      status: choose('status'),
      age: choose('age'),
      sex: choose('sex'),
      ethnicity: choose('ethnicity'),
    };
    const before = problems.length;
    const cases = count('cases');
    if (cases === null && problems.length === before)
      problems.push({
        field: quotaField(place, 'cases'),
        message: `Enter how many cases are to be drawn from group ${place}`,
      });
    quotas.push({ ...group, cases: cases ?? 0, reserves: count('reserves') ?? 0 });
    places.push(place);
  }
  return { quotas, places, problems };
}

/** What stands in the form for these quotas. */
export function showQuotas(quotas: readonly Quota[]): Typed {
  const fields = quotas.flatMap((quota, at) =>
    (Object.keys(quota) as (keyof Quota)[]).map((what) => {
      const value = quota[what];
      return [quotaField(at + 1, what), [typeof value === 'number' && value === 0 ? '0' : String(value)]];
    }),
  );
  return Object.fromEntries(fields) as Typed;
}

/** How many groups a form shows, when this was typed into it. */
export function countShown(typed: Typed): number {
  return Array.from({ length: mostQuotas }, (_, at) => at + 1).filter((place) =>
    Object.hasOwn(typed, quotaField(place, 'cases')),
  ).length;
}

/** The groups as a form: conditions, any of which may be open, and how many of it. `say` tells more of a group. */
export function drawQuotas(
  areas: readonly string[],
  shown: number,
  typed: Typed,
  problems: readonly FormProblem[],
  say: (place: number) => string,
): SafeHtml {
  const choices = choicesOf(areas);
  return html`${Array.from({ length: shown }, (_, at) => {
    const place = at + 1;
    const number = (what: 'cases' | 'reserves') =>
      input({
        id: quotaField(place, what),
        name: quotaField(place, what),
        label: { text: what === 'cases' ? 'Cases' : 'Reserves' },
        inputmode: 'numeric',
        classes: 'govuk-input--width-3',
        autocomplete: 'off',
        value: typedText(typed, quotaField(place, what)),
        ...fieldError(problems, quotaField(place, what)),
      });
    return fieldset({
      classes: 'tl-quota',
      legend: { text: `Group ${place}`, classes: 'govuk-fieldset__legend--s' },
      html: html`${say(place) !== '' && html`<p class="govuk-hint">${say(place)}</p>`}
        <div class="tl-quota__fields">
          ${traits.map((trait) =>
            select({
              id: quotaField(place, trait),
              name: quotaField(place, trait),
              label: { text: labels[trait] },
              value: typedText(typed, quotaField(place, trait)),
              items: [
                { value: '', text: 'Any' },
                ...Object.entries(choices[trait]).map(([value, text]) => ({ value, text })),
              ],
              ...fieldError(problems, quotaField(place, trait)),
            }),
          )}
          ${number('cases')}${number('reserves')}
        </div>`,
    });
  })}`;
}
