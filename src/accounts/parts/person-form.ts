import { fieldError, formButtons, formTag, type FormProblem } from '#platform/forms';
import { checkboxes, input, select } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { roleLabels, roles, roleSights } from '../role.ts';
import type { AgencyRow } from '../store/agencies.ts';

export type PersonTyped = {
  readonly name: string;
  readonly email: string;
  readonly agency: string;
  readonly roles: readonly string[];
  readonly post: string;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
};

/** The form that adds a member: who, for whom, and as what, with a sentence on what each role sees. */
export function personForm(
  to: { readonly action: string; readonly keys: FormKeys; readonly cancel: string },
  values: PersonTyped,
  agencies: readonly AgencyRow[],
  problems: readonly FormProblem[],
  asksReason: boolean,
): SafeHtml {
  return formTag(
    { action: to.action, keys: to.keys },
    input({
      id: 'name',
      name: 'name',
      label: { text: 'Name' },
      hint: { text: 'As colleagues know them' },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      value: values.name,
      ...fieldError(problems, 'name'),
    }),
    input({
      id: 'email',
      name: 'email',
      type: 'email',
      label: { text: 'E-mail address' },
      hint: { text: 'Their own at work, not one that several people read. They sign in with it' },
      classes: 'govuk-input--width-20',
      autocomplete: 'off',
      spellcheck: false,
      value: values.email,
      ...fieldError(problems, 'email'),
    }),
    select({
      id: 'agency',
      name: 'agency',
      label: { text: 'Agency (optional)' },
      hint: { text: 'For whom they act; none for people of the partnership itself' },
      value: values.agency,
      items: [
        { value: '', text: 'None' },
        ...agencies.map((agency) => ({ value: agency.id, text: agency.name })),
      ],
      ...fieldError(problems, 'agency'),
    }),
    input({
      id: 'post',
      name: 'post',
      label: { text: 'Post (optional)' },
      hint: { text: 'Such as "Named nurse"' },
      classes: 'govuk-input--width-20',
      value: values.post,
      ...fieldError(problems, 'post'),
    }),
    checkboxes({
      idPrefix: 'roles',
      name: 'roles',
      values: values.roles,
      fieldset: { legend: { text: 'Roles' } },
      hint: { text: 'Choose all that apply' },
      items: roles.map((role) => ({
        value: role,
        text: roleLabels[role].replace(/^./, (letter) => letter.toUpperCase()),
        hint: { text: roleSights[role] },
      })),
      ...fieldError(problems, 'roles'),
    }),
    dayInput(
      'from',
      'From (optional)',
      'The first day, such as 27 3 2027. Empty: as soon as they accept',
      values.from,
      problems,
    ),
    dayInput('until', 'Until (optional)', 'The last day. Empty: no end', values.until, problems),
    asksReason &&
      input({
        id: 'reason',
        name: 'reason',
        label: { text: 'Why you give yourself this role' },
        hint: { text: 'There is no other administrator to do it. Your reason stands with the invitation' },
        value: values.reason,
        ...fieldError(problems, 'reason'),
      }),
    formButtons({ text: 'Invite', cancel: to.cancel }),
  );
}

/** One day, typed as people write dates. */
export function dayInput(
  id: string,
  label: string,
  hint: string,
  value: string,
  problems: readonly FormProblem[],
): SafeHtml {
  return input({
    id,
    name: id,
    label: { text: label },
    hint: { text: hint },
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
    value,
    ...fieldError(problems, id),
  });
}
