import { checkboxes, fieldset } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Drawing, Entry } from '../entry.ts';
import { fieldError } from '../form-problem.ts';
import { asTexts } from '../stored.ts';
import type { Option } from './choice-entry.ts';

export type ChoicesEntryOptions = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly (Option & { readonly group?: string | undefined })[];
  /** Small boxes, where there are many. */
  readonly small?: boolean | undefined;
};

/** Any of several options, in the order offered; long lists stand in groups. */
export function choicesEntry(options: ChoicesEntryOptions): Entry {
  const { name, label } = options;
  const labels = new Map(options.options.map((option) => [option.value, option.label]));
  return {
    name,
    label,
    show: (value) => ({ [name]: asTexts(value) }),
    read: (reader, form) => {
      const sent = form.all(name);
      if (sent.some((one) => !labels.has(one)))
        reader.refuse(name, 'Choose again: something that was chosen is not offered');
      const chosen = [...labels.keys()].filter((value) => sent.includes(value));
      return chosen.length === 0 ? null : chosen;
    },
    say: (value) =>
      asTexts(value)
        .map((one) => labels.get(one) ?? one)
        .join('\n'),
    draw: (drawing) => drawGroups(options, drawing),
  };
}

function drawGroups(options: ChoicesEntryOptions, { typed, problems }: Drawing): SafeHtml {
  const { name, label } = options;
  const groups = [...new Set(options.options.map((option) => option.group))];
  const boxes = (group: string | undefined, own: object) =>
    checkboxes({
      name,
      idPrefix: groups.indexOf(group) === 0 ? name : `${name}-group-${groups.indexOf(group) + 1}`,
      values: [...(typed[name] ?? [])],
      ...(options.small === true ? { classes: 'govuk-checkboxes--small' } : {}),
      items: options.options
        .filter((option) => option.group === group)
        .map((option) => ({
          value: option.value,
          text: option.label,
          ...(option.hint === undefined ? {} : { hint: { text: option.hint } }),
        })),
      ...own,
    });
  const legend = { text: label, classes: 'govuk-fieldset__legend--s' };
  const hint = options.hint === undefined ? {} : { hint: { text: options.hint } };
  if (groups.length < 2)
    return boxes(groups[0], { fieldset: { legend }, ...hint, ...fieldError(problems, name) });
  const [problem] = problems.filter((one) => one.field === name);
  return fieldset({
    legend,
    html: html`${options.hint !== undefined && html`<div class="govuk-hint">${options.hint}</div>`}
      ${problem !== undefined && html`<p class="govuk-error-message">${problem.message}</p>`}
      <div class="tl-choice-groups">
        ${groups.map((group) =>
          boxes(group, {
            fieldset: { legend: { text: group ?? 'Others', classes: 'tl-choice-groups__legend' } },
          }),
        )}
      </div>`,
  });
}
